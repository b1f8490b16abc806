/* The doors of a canvass: one tap says what a knock came to, another tap puts it right;
   the queue does the sending. Without this module each tap posts the page. */

import * as store from "./field_store.js";
import { submit, unseen } from "./field_queue.js";

const KIND = "residents.knock";
const list = document.getElementById("fd-doors");

function button(door, outcome) {
  return door.querySelector(`button[value="${outcome}"]`);
}

/* Shows an outcome as taken; none given: as before the first tap. */
function paint(door, outcome, said) {
  for (const one of door.querySelectorAll("[data-door-form] button"))
    one.setAttribute("aria-pressed", String(one.value === outcome));
  door.classList.toggle("is-done", outcome === "registered");
  door.dataset.outcome = outcome;
  door.querySelector("[data-door-more]").hidden = outcome !== "registered";
  const place = door.querySelector("[data-door-said]");
  place.dataset.before ??= place.textContent;
  place.textContent = said ?? button(door, outcome)?.textContent ?? place.dataset.before;
  count();
}

let shown;

function count() {
  const place = document.getElementById("fd-registered");
  shown ??= Number(place.textContent);
  const more = list.querySelectorAll('[data-outcome="registered"]').length;
  place.textContent = shown + more;
  document.getElementById("fd-progress").value = shown + more;
}

async function knock(door, outcome) {
  const before = door.dataset.outcome ?? "";
  paint(door, outcome);
  const told = await submit({
    kind: KIND,
    payload: { door: Number(door.dataset.door), outcome },
    label: door.querySelector(".fd-stop__name").textContent,
    page: location.pathname,
  });
  if (told.status === "refused" || told.status === "conflict")
    paint(door, before, told.message);
}

if (await store.works()) {
  for (const item of await unseen(KIND)) {
    const door = list.querySelector(`[data-door="${Number(item.payload.door)}"]`);
    if (door) paint(door, item.payload.outcome);
  }
  list.addEventListener("submit", (event) => {
    event.preventDefault();
    knock(event.target.closest("[data-door]"), event.submitter.value);
  });
}
