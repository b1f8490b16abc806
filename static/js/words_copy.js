// Copies a text to send by hand; where the browser forbids it, selects it instead.

for (const box of document.querySelectorAll("[data-words]")) {
  const text = box.querySelector("textarea");
  const status = box.querySelector("[role=status]");
  const button = box.querySelector("[data-words-copy]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = box.dataset.copied;
    } catch {
      text.focus();
      text.select();
      status.textContent = box.dataset.selected;
    }
  });
}
