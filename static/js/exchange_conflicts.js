/* Ticks every question of the page at once; without it each box is ticked by hand. */
const form = document.querySelector("[data-conflicts]");
const all = form?.querySelector("[data-tick-all]");

function boxes() {
  return [...form.querySelectorAll('input[name="conflict"]')];
}

all?.addEventListener("change", () => {
  for (const box of boxes()) box.checked = all.checked;
});

form?.addEventListener("change", (event) => {
  if (event.target.name !== "conflict") return;
  const ticked = boxes().filter((box) => box.checked).length;
  all.checked = ticked === boxes().length;
  all.indeterminate = ticked > 0 && !all.checked;
});
