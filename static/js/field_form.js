/* Forms that the queue sends: a finding, a re-check, any form of another app. Photos go
   by themselves. Without storage the form posts itself as it stands. */

import * as store from "./field_store.js";
import { claim } from "./field_near.js";
import { fill, hints, standIn } from "./field_fill.js";
import { collectPhotos } from "./field_photos.js";
import { submit, words } from "./field_queue.js";

function payloadOf(form) {
  const payload = {};
  const data = new FormData(form);
  for (const name of new Set(data.keys())) {
    const values = data.getAll(name).filter((value) => typeof value === "string");
    if (values.length && name !== "csrfmiddlewaretoken")
      payload[name] = values.length > 1 ? values : values[0];
  }
  for (const field of form.querySelectorAll("[data-plain-only]"))
    delete payload[field.name];
  return payload;
}

/* What was refused before and is being put right here. */
async function again() {
  const number = new URLSearchParams(location.search).get("again");
  return number && (await store.items()).find((item) => item.client_id === number);
}

/* Of the photos of a refused act those that were not refused themselves. */
async function takeable(numbers) {
  const held = await store.photos();
  const bad = new Set(held.filter((one) => one.refused).map((one) => one.client_id));
  return numbers.filter((number) => !bad.has(number));
}

async function prepare(form) {
  const place = form.querySelector("[data-form-error]");
  const tell = (message) => {
    place.textContent = message;
    place.hidden = message === "";
    if (message) place.scrollIntoView({ block: "center" });
  };
  const photos = collectPhotos(form, { tell });
  const button = form.querySelector("button[type=submit]");
  const needed = form.querySelector("[data-photo-required]") !== null;
  const known = await standIn(form);
  const former = await again();
  if (former) fill(form, former.payload);
  else hints(form);

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (known === "missing") return tell(words.not_kept);
    if (!form.reportValidity()) return;
    const carried = await takeable(former?.payload.photos ?? []);
    if (needed && photos.length + carried.length === 0) return tell(words.photo_needed);
    button.disabled = true;
    const answer = await submit({
      kind: form.dataset.fieldKind,
      payload: { ...payloadOf(form), ...(carried.length && { photos: carried }) },
      label: [document.querySelector("h1").textContent, known?.about].filter(Boolean).join(" · "),
      photos,
      near: claim(known?.place ?? form.dataset.place, form.dataset.nearMetres),
      unit: form.dataset.unit,
      page: location.pathname,
    });
    if (answer.status === "accepted" || answer.status === "waiting") {
      if (former) await store.forget(former);
      location.assign(answer.url || known?.next || form.dataset.next);
      return;
    }
    button.disabled = false;
    tell(answer.message);
  });
}

if (await store.works())
  for (const form of document.querySelectorAll("form[data-field-kind]")) await prepare(form);
