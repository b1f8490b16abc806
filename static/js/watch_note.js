/* A day of the watch told without a signal: kept on the phone, sent when one is there,
   and gone from the queue only with the portal's receipt. */

import * as store from "./watch_store.js";

const AGAIN = 20_000;
const PATIENCE = 30_000;

const box = document.getElementById("watch-kept");
const words = JSON.parse(document.getElementById("watch-words").textContent);
const named = document.getElementById("watch-days");
const list = box.querySelector("[data-list]");
const model = document.getElementById("watch-form");
const forms = new Map();

const say = (sentence, facts) =>
  sentence.replace(/%\((\w+)\)s/g, (_all, name) => String(facts[name] ?? ""));

/* The day on this phone's calendar, as the portal writes days. */
function today() {
  const now = new Date();
  const two = (value) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function noteOf(form) {
  const note = Object.fromEntries(new FormData(form));
  for (const name of ["csrfmiddlewaretoken", "code", "act", "row"]) delete note[name];
  return note;
}

function listen(form, day) {
  forms.set(day.slip, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!form.reportValidity()) return;
    const state = form.querySelector("[data-note-state]");
    try {
      await store.keep(day, noteOf(form));
    } catch (error) {
      if (error?.name !== "QuotaExceededError") throw error;
      state.textContent = words.full;
      state.hidden = false;
      return;
    }
    await show();
    await send();
  });
}

/* The page kept on the phone has no forms of its own: one for each day that has begun. */
function drawForms(days, told) {
  if (!model) return;
  for (const day of days) {
    if (day.on > today() || told.has(day.slip) || forms.has(day.slip)) continue;
    const part = model.content.cloneNode(true);
    part.querySelector("h2").textContent = say(words.tell, { day: day.label });
    listen(part.querySelector("form"), day);
    box.before(part);
  }
}

function sentence(note) {
  if (note.receipt) return say(words.arrived, note);
  if (note.refused) return say(words.refused, { reason: note.refused });
  return words.waiting;
}

function line(label, state, tone) {
  const item = document.createElement("li");
  const text = document.createElement("span");
  text.className = "ll-tasks__text";
  text.textContent = label;
  const badge = document.createElement("span");
  badge.className = `ll-badge ll-badge--${tone}`;
  badge.textContent = state;
  item.append(text, badge);
  return item;
}

async function show() {
  const notes = (await store.notes()).sort((one, two) => one.on.localeCompare(two.on));
  const days = await store.days();
  const told = new Set(notes.filter((note) => !note.refused).map((note) => note.slip));
  drawForms(days, told);
  for (const [slip, form] of forms)
    form.closest("section").hidden = told.has(slip);
  list.replaceChildren(
    ...notes.map((note) =>
      line(
        note.label,
        sentence(note),
        note.receipt ? "ok" : note.refused ? "danger" : "warning",
      ),
    ),
  );
  if (model)
    for (const day of days.filter((one) => one.on > today()))
      list.append(line(day.label, words.later, "info"));
  box.hidden = list.childElementCount === 0;
}

/* JSON of the portal with its receipt, or nothing: a captive portal makes neither. */
async function ask(note) {
  const { client_id, slip, told_at } = note;
  try {
    const answer = await fetch(box.dataset.take, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify({ client_id, slip, told_at, note: note.note }),
      redirect: "error",
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE),
    });
    const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
    return answer.ok && isJson ? await answer.json() : undefined;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return undefined;
    throw error;
  }
}

async function deliver() {
  const waiting = (await store.notes()).filter((note) => !note.receipt && !note.refused);
  for (const note of waiting) {
    const told = await ask(note);
    if (told?.client_id !== note.client_id) continue;
    if (told.status === "accepted" && told.receipt)
      await store.settle(note, { receipt: told.receipt });
    else if (told.status === "refused") await store.settle(note, { refused: told.message });
  }
}

let running = Promise.resolve();

/* One sending at a time, in this page and in the others. */
function send() {
  running = running.then(() =>
    navigator.locks ? navigator.locks.request("liuli-watch", deliver) : deliver(),
  );
  return running.then(show);
}

async function begin() {
  if (named) await store.keepDays(JSON.parse(named.textContent));
  for (const form of document.querySelectorAll("form[data-slip]"))
    listen(form, { slip: form.dataset.slip, on: form.dataset.on, label: form.dataset.label });
  box.querySelector("[data-forget]").addEventListener("click", async () => {
    await store.forget();
    location.assign(location.pathname);
  });
  await show();
  await send();
  setInterval(send, AGAIN);
  window.addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  await navigator.serviceWorker?.register("/watch/sw.js", { scope: "/watch/" });
  await navigator.serviceWorker?.ready;
  document.documentElement.dataset.kept = "";
}

if (await store.works()) await begin();
