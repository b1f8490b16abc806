/* The end of a round: one reason for all where that is the truth, then the queue. */

import * as store from "./field_store.js";
import { submit } from "./field_queue.js";

const form = document.getElementById("fd-finish-form");
const all = document.getElementById("fd-all-reasons");
const places = [...form.querySelectorAll("[data-site]")];

function skippedStops() {
  return places.map((place) => {
    const site = Number(place.dataset.site);
    return {
      site,
      answer: "skipped",
      reason: form.elements[`reason-${site}`].value,
      note: form.elements[`note-${site}`].value,
    };
  });
}

async function finish() {
  const button = form.querySelector("button[type=submit]");
  button.disabled = true;
  const answer = await submit({
    kind: "patrols.finish",
    payload: {
      round: Number(form.dataset.round),
      skipped: skippedStops(),
      note: form.elements.note.value,
    },
    label: document.querySelector("h1").textContent,
  });
  button.disabled = false;
  const done = answer.status === "accepted" || answer.status === "waiting";
  if (done) location.assign(answer.url || form.dataset.next);
  else show(answer.message);
}

function show(message) {
  const place = form.querySelector("[data-form-error]");
  place.textContent = message;
  place.hidden = false;
  place.scrollIntoView({ block: "center" });
}

if (all) {
  all.hidden = false;
  all.querySelector("select").addEventListener("change", (event) => {
    for (const place of places) {
      const select = place.querySelector("select");
      if (select.value === "") select.value = event.target.value;
    }
  });
}

if (await store.works())
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish();
  });
