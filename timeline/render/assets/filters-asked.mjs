// What the filters ask for, each as a button that takes it back.

/** The words of a field: what is chosen in a list, or what is written after the field's name. */
function words(field) {
  if (field.selectedOptions) return field.selectedOptions[0].textContent;
  return field.type === "search" ? `“${field.value.trim()}”` : `${field.closest("label").firstChild.textContent.trim()} ${field.value.trim()}`;
}

/** Empty a field as if its reader had, and keep the keyboard where it was. */
function takeBack(form, list, field, place) {
  field.value = field.tagName === "SELECT" ? field.options[0].value : "";
  field.dispatchEvent(new Event("change", { bubbles: true }));
  (list.children[place + 1] ?? list.children[place - 1])?.firstChild.focus();
  if (document.activeElement === document.body) form.elements.text.focus();
}

function tell(form, list) {
  const fields = [...form.elements].filter((field) => field.name && field.value.trim());
  list.hidden = fields.length === 0;
  list.replaceChildren(
    ...fields.map((field, place) => {
      const [item, button] = [document.createElement("li"), document.createElement("button")];
      button.type = "button";
      button.textContent = words(field);
      button.setAttribute("aria-label", list.dataset.remove.replace("#", button.textContent));
      button.addEventListener("click", () => takeBack(form, list, field, place));
      item.append(button);
      return item;
    }),
  );
}

/** Follow the status of the filters, which changes with every answer. */
export function follow(form) {
  const list = form.querySelector(".tl-asked");
  tell(form, list);
  new MutationObserver(() => tell(form, list)).observe(form.querySelector("[role=status]"), { childList: true });
}
