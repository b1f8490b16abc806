/* Copies a text to the clipboard: data-copy names the element that holds it. */

import { words } from "./field_queue.js";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = words.copied;
    return;
  }
  getSelection().selectAllChildren(source);
});
