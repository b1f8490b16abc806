// Copies the text of the page; where the browser forbids it, selects it instead.

const words = (id) => JSON.parse(document.getElementById(id).textContent);
const text = document.getElementById("copy-text");
const button = document.getElementById("copy-button");
const status = document.getElementById("copy-status");

async function copy() {
  try {
    await navigator.clipboard.writeText(text.value);
    status.textContent = words("copied-words");
  } catch {
    text.focus();
    text.select();
    status.textContent = words("selected-words");
  }
}

button.hidden = false;
button.addEventListener("click", copy);
