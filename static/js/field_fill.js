/* Filling a form of the phone: from its address, from an earlier attempt, or from the
   day's pack where the page of a like place stands in for it. */

const ABOUT = "about";

function put(form, name, value) {
  const field = form.elements[name];
  if (!field || field.type === "file") return;
  const values = Array.isArray(value) ? value.map(String) : [String(value)];
  const parts = field instanceof RadioNodeList ? [...field] : [field];
  for (const part of parts)
    if (part.type === "checkbox" || part.type === "radio")
      part.checked = values.includes(part.value);
    else if (part.type === "select-multiple")
      for (const option of part.options) option.selected = values.includes(option.value);
    else [part.value] = values;
}

export function fill(form, payload) {
  for (const [name, value] of Object.entries(payload)) put(form, name, value);
}

/* What the link said: ?household=12&about=… ; never over what is there already. */
export function hints(form) {
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name === ABOUT) say(value);
    else if (form.elements[name] && !new FormData(form).get(name)) put(form, name, value);
  }
}

function say(text) {
  const place = document.querySelector("[data-about]");
  if (place) place.textContent = text;
}

/* The page of a like place stands in: take this one's own numbers. "missing" where the
   pack does not know it: then nothing may be sent from here. */
export async function standIn(form) {
  const page = document.getElementById("fd-queue").dataset.path;
  const isOwn = page === location.pathname;
  if (!("caches" in window)) return undefined;
  const kept = await (await caches.open("liuli-field-pages")).match("/field/pack");
  const known = kept && (await kept.json()).stand_ins[location.pathname];
  if (isOwn) return known && { next: onwards(known.next) };
  if (known?.page !== page) return "missing";
  fill(form, known.fields);
  if (known.unit) form.dataset.unit = known.unit;
  say(known.about);
  return { about: known.about, place: known.place, next: onwards(known.next) };
}

/* Where a page leads, with what its link said put in: /field/rounds/{round}/ */
function onwards(next) {
  const said = new URLSearchParams(location.search);
  const names = [...next.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
  if (names.some((name) => !said.get(name))) return "";
  return next.replace(/\{(\w+)\}/g, (_all, name) => encodeURIComponent(said.get(name)));
}
