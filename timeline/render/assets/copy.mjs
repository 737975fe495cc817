// Buttons that copy what stands before them. Without this script they are hidden, and the text can be selected.

function offer(button) {
  const text = button.parentElement.querySelector("pre").textContent;
  const words = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = words), 2000);
  });
}

function begin() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll(".tl-copy[hidden]")) offer(button);
}

if (window.document$) window.document$.subscribe(begin);
else begin();
