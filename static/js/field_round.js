/* A round: one tap for a stop without trouble, at once and with undo; the queue does
   the sending. Without this module the same forms post themselves. */

import * as store from "./field_store.js";
import { claim } from "./field_near.js";
import { pause, say, send, submit, unseen, words } from "./field_queue.js";

const UNDO_FOR = 8000;
const LAST_SENDING = 3000;
const list = document.getElementById("fd-stops");
const round = Number(list.dataset.round);

function paint(stop, answer) {
  const done = answer !== "";
  stop.dataset.answer = answer;
  stop.classList.toggle("is-done", done);
  const form = stop.querySelector("[data-stop-form]");
  if (form) {
    form.hidden = answer === "finding";
    form.elements.answer.value = done ? "" : "sound";
    form.querySelector(".fd-when-open").hidden = done;
    form.querySelector(".fd-when-done").hidden = !done;
    const button = form.querySelector("button");
    button.classList.toggle("fd-button--clear", !done);
    button.classList.toggle("fd-button--quiet", done);
  }
  if (!done) stop.querySelector(".fd-stop__answer").textContent = "";
  count();
}

function count() {
  const stops = [...list.querySelectorAll("[data-site]")];
  const done = stops.filter((stop) => stop.dataset.answer !== "").length;
  const shown = document.getElementById("fd-answered");
  if (!shown) return;
  shown.textContent = done;
  document.getElementById("fd-progress").value = done;
  document
    .getElementById("fd-finish")
    .classList.toggle("fd-button--quiet", done < stops.length);
}

async function answer(stop, chosen) {
  const before = stop.dataset.answer;
  const name = stop.querySelector(".fd-stop__name").textContent;
  paint(stop, chosen);
  if (chosen) offerUndo(stop, name);
  else hideUndo();
  const told = await submit({
    kind: "patrols.answers",
    payload: { round, answers: [{ site: Number(stop.dataset.site), answer: chosen }] },
    label: name,
    near: claim(stop.dataset.place, list.dataset.nearMetres),
  });
  if (told.status === "refused" || told.status === "conflict") {
    paint(stop, before);
    hideUndo();
    stop.querySelector(".fd-stop__answer").textContent = told.message;
  }
}

let bar;
let timer;

function offerUndo(stop, name) {
  hideUndo();
  bar = document.createElement("div");
  bar.className = "fd-undo";
  bar.setAttribute("role", "status");
  const said = document.createElement("span");
  said.textContent = say(words.answered, { name });
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.undo;
  button.addEventListener("click", () => answer(stop, ""));
  bar.append(said, button);
  document.body.append(bar);
  timer = setTimeout(hideUndo, UNDO_FOR);
}

function hideUndo() {
  clearTimeout(timer);
  bar?.remove();
}

/* What the page cannot know of yet is shown as done already. */
async function overlay() {
  for (const item of await unseen("patrols.answers"))
    if (item.payload.round === round)
      for (const one of item.payload.answers) mark(one.site, one.answer);
  for (const item of await unseen("patrols.finding"))
    if (Number(item.payload.round) === round) mark(item.payload.site, "finding");
}

function mark(site, chosen) {
  const stop = list.querySelector(`[data-site="${Number(site)}"]`);
  if (stop) paint(stop, chosen);
}

if (await store.works()) {
  list.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-stop-form]");
    if (!form) return;
    event.preventDefault();
    answer(form.closest(".fd-stop"), form.elements.answer.value);
  });
  await overlay();
  // The next page asks about every stop the portal has no answer of: let it have them.
  document.getElementById("fd-finish")?.addEventListener("click", async (event) => {
    event.preventDefault();
    await Promise.race([send(), pause(LAST_SENDING)]);
    location.assign(event.target.href);
  });
}

/* Opened by the code on a door, without a signal: this page stands in, at its stop. */
const atDoor = location.pathname.match(/^\/field\/at\/([0-9a-f-]+)\/$/);
if (atDoor) list.querySelector(`[data-code="${atDoor[1]}"]`)?.scrollIntoView();
