// Counting by keyboard: 1 to 4 choose on the paper in focus and go on to the next one.
const form = document.querySelector("[data-vote-count]");

function papers() {
  return Array.from(form.querySelectorAll("fieldset"));
}

function choose(event) {
  const place = Number.parseInt(event.key, 10) - 1;
  const paper = event.target.closest("fieldset");
  if (!paper || Number.isNaN(place) || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const options = paper.querySelectorAll("input");
  if (place < 0 || place >= options.length) {
    return;
  }
  event.preventDefault();
  options[place].checked = true;
  const all = papers();
  const next = all[all.indexOf(paper) + 1];
  (next ? next.querySelector("input") : form.querySelector("button")).focus();
}

if (form) {
  form.addEventListener("keydown", choose);
  papers()[0]?.querySelector("input").focus();
}
