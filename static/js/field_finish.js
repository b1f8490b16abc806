/* The end of a round: one reason for all where that is the truth, then the queue. */

import * as store from "./field_store.js";
import { submit, unseen } from "./field_queue.js";

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

/* Stops answered on this phone and not sent yet ask for no reason. */
async function dropAnswered() {
  const last = new Map();
  for (const item of await unseen("patrols.finding"))
    if (Number(item.payload.round) === Number(form.dataset.round))
      last.set(Number(item.payload.site), "finding");
  for (const item of await unseen("patrols.answers"))
    if (item.payload.round === Number(form.dataset.round))
      for (const one of item.payload.answers) last.set(Number(one.site), one.answer);
  for (const [site, answer] of last) {
    const place = answer && form.querySelector(`[data-site="${site}"]`);
    if (!place) continue;
    places.splice(places.indexOf(place), 1);
    place.remove();
  }
}

if (await store.works()) {
  await dropAnswered();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish();
  });
}
