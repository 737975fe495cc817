// Buttons that copy what stands before them. Without this script they are hidden, and the text can be selected.

function offer(button) {
  const source = button.parentElement.querySelector("pre");
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      getSelection().selectAllChildren(source); // not allowed to copy: one key is left to press
      return;
    }
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = words), 2000);
  });
}

/** Offer to copy what the page has to be copied. */
export function start() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll(".tl-copy[hidden]")) offer(button);
}
