/* Doors on the phone, of a canvass or of a mobile ballot box: one tap says what a door
   came to, another tap puts it right; the queue does the sending. Without this module
   each tap posts the page. The list names its kind, the field that holds the door, and
   the outcome that counts; the other hidden fields of a door's form go along. */

import * as store from "./field_store.js";
import { submit, unseen } from "./field_queue.js";

const list = document.getElementById("fd-doors");
const { kind, key, counts } = list.dataset;
const place = document.getElementById("fd-registered");
const counted = () => list.querySelectorAll(`[data-outcome="${counts}"]`).length;
const elsewhere = Number(place.textContent) - counted();

function button(door, outcome) {
  return door.querySelector(`button[value="${outcome}"]`);
}

/* Shows an outcome as taken; none given: as before the first tap. */
function paint(door, outcome, words) {
  for (const one of door.querySelectorAll("[data-door-form] button"))
    one.setAttribute("aria-pressed", String(one.value === outcome));
  door.classList.toggle("is-done", outcome === counts);
  door.dataset.outcome = outcome;
  const more = door.querySelector("[data-door-more]");
  if (more) more.hidden = outcome !== counts;
  const said = door.querySelector("[data-door-said]");
  said.dataset.before ??= said.textContent;
  said.textContent = words ?? button(door, outcome)?.textContent ?? said.dataset.before;
  place.textContent = elsewhere + counted();
  document.getElementById("fd-progress").value = elsewhere + counted();
}

function payloadOf(door, outcome) {
  const payload = { outcome };
  for (const field of door.querySelectorAll("[data-door-form] input[type=hidden]"))
    if (field.name !== "csrfmiddlewaretoken") payload[field.name] = Number(field.value);
  return payload;
}

async function tap(door, outcome) {
  const before = door.dataset.outcome ?? "";
  paint(door, outcome);
  const told = await submit({
    kind,
    payload: payloadOf(door, outcome),
    label: door.querySelector(".fd-stop__name").textContent,
    page: location.pathname,
  });
  if (told.status === "refused" || told.status === "conflict")
    paint(door, before, told.message);
}

if (await store.works()) {
  for (const item of await unseen(kind)) {
    const door = list.querySelector(`[data-door="${Number(item.payload[key])}"]`);
    if (door) paint(door, item.payload.outcome);
  }
  list.addEventListener("submit", (event) => {
    event.preventDefault();
    tap(event.target.closest("[data-door]"), event.submitter.value);
  });
}
