/* A session on the phone: one tap says who came or how a child left; the queue does the
   sending. Without this module each tap posts the page. */

import * as store from "./field_store.js";
import { submit, unseen } from "./field_queue.js";

const KINDS = ["youth.arrived", "youth.attendance", "youth.hand_over", "youth.stranger"];
const NUMBERS = new Set(["session", "enrolment", "adult", "row"]);
const list = document.getElementById("fd-youth");

/* What a form and the button pressed say, as the portal takes it. */
function payloadOf(form, button) {
  const payload = {};
  for (const [name, value] of new FormData(form, button)) {
    if (name === "csrfmiddlewaretoken" || name === "kind") continue;
    payload[name] = NUMBERS.has(name) ? Number(value) : value;
  }
  return payload;
}

/* The tap that is taken, or none: as before it. */
function paint(row, button, said) {
  for (const one of row.querySelectorAll("button"))
    one.setAttribute("aria-pressed", String(one === button));
  row.classList.toggle("is-done", button !== null && button.value !== "no");
  const place = row.querySelector("[data-youth-said]");
  place.dataset.before ??= place.textContent;
  place.textContent = said ?? button?.textContent.trim() ?? place.dataset.before;
}

async function tap(form, button) {
  const row = form.closest("[data-youth-row]");
  const before = row.querySelector('button[aria-pressed="true"]');
  paint(row, button);
  const told = await submit({
    kind: form.dataset.youthForm,
    payload: payloadOf(form, button),
    label: row.dataset.label ?? "",
    page: location.pathname,
  });
  if (told.status === "refused" || told.status === "conflict")
    paint(row, before, told.message);
}

/* The form and button a kept act came from. */
function findButton(kind, payload) {
  for (const form of list.querySelectorAll(`[data-youth-form="${kind}"]`))
    for (const button of form.querySelectorAll("button")) {
      const own = payloadOf(form, button);
      const keys = ["row", "enrolment", "present", "how", "adult"];
      if (keys.every((key) => own[key] === payload[key])) return button;
    }
  return null;
}

if (await store.works()) {
  for (const kind of KINDS)
    for (const item of await unseen(kind)) {
      const button = findButton(kind, item.payload);
      if (button) paint(button.closest("[data-youth-row]"), button);
    }
  list.addEventListener("submit", (event) => {
    event.preventDefault();
    tap(event.target, event.submitter);
  });
}
