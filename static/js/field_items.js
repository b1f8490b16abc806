/* Choosing an item: search as you type, the choice folds the list and presets the
   severity, which can still be raised. */

const list = document.getElementById("fd-item-list");
const search = document.getElementById("item-search");
const chosen = document.getElementById("fd-chosen");
const groups = [...list.querySelectorAll("details")];
const first = groups.filter((group) => group.open);

function filter() {
  const wanted = search.value.trim().toLowerCase();
  for (const group of groups) {
    let found = 0;
    for (const item of group.querySelectorAll(".fd-item")) {
      item.hidden = wanted !== "" && !item.dataset.words.toLowerCase().includes(wanted);
      if (!item.hidden) found += 1;
    }
    group.hidden = found === 0;
    group.open = wanted === "" ? first.includes(group) : found > 0;
  }
}

function choose(item) {
  const severity = document.querySelector(
    `input[name=severity][value="${item.dataset.severity}"]`,
  );
  if (severity) severity.checked = true;
  chosen.querySelector("span").textContent = item.querySelector("span").textContent.trim();
  chosen.hidden = false;
  list.hidden = true;
  search.hidden = true;
  document.querySelector(".fd-severity").scrollIntoView({ block: "start" });
}

search.hidden = false;
search.addEventListener("input", filter);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.preventDefault();
});
list.addEventListener("change", (event) => {
  choose(event.target.closest(".fd-item"));
});
chosen.querySelector("button").addEventListener("click", () => {
  chosen.hidden = true;
  list.hidden = false;
  search.hidden = false;
  search.focus();
});

// A choice made before this script arrived presets its severity all the same.
const already = list.querySelector("input[name=item]:checked");
const severe = document.querySelector("input[name=severity]:checked");
if (already?.value && !severe?.value) choose(already.closest(".fd-item"));
