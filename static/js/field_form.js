/* Forms that the queue sends: a finding, a rectification, a re-check. Photos go by
   themselves. Without storage the form posts itself as it stands. */

import * as store from "./field_store.js";
import { collectPhotos } from "./field_photos.js";
import { submit, words } from "./field_queue.js";

function payloadOf(form) {
  const payload = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && name !== "csrfmiddlewaretoken") payload[name] = value;
  for (const field of form.querySelectorAll("[data-plain-only]"))
    delete payload[field.name];
  return payload;
}

function prepare(form) {
  const place = form.querySelector("[data-form-error]");
  const tell = (message) => {
    place.textContent = message;
    place.hidden = message === "";
    if (message) place.scrollIntoView({ block: "center" });
  };
  const photos = collectPhotos(form, { tell });
  const button = form.querySelector("button[type=submit]");
  const needed = form.querySelector("[data-photo-required]") !== null;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (needed && photos.length === 0) {
      tell(words.photo_needed);
      return;
    }
    button.disabled = true;
    const answer = await submit({
      kind: form.dataset.fieldKind,
      payload: payloadOf(form),
      label: document.querySelector("h1").textContent,
      photos,
      unit: form.dataset.unit,
    });
    if (answer.status === "accepted" || answer.status === "waiting") {
      location.assign(answer.url || form.dataset.next);
      return;
    }
    button.disabled = false;
    tell(answer.message);
  });
}

if (await store.works())
  for (const form of document.querySelectorAll("form[data-field-kind]")) prepare(form);
