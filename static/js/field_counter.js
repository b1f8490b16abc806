/* The counter of a canteen: a card, a number or a name and Enter; the queue sends it.
   What it says of money is what to expect, the portal splits the price when a serving
   arrives. Without this module the form posts itself. */

import * as store from "./field_store.js";
import { expected, known, lookUp, matches } from "./field_diners.js";
import { refused, submit, unseen } from "./field_queue.js";

const KIND = "meals.serving";
const MOST = 8;
const form = document.getElementById("fd-counter");
const find = document.getElementById("fd-find");
const list = document.getElementById("fd-found");
const told = document.getElementById("fd-told");
const vouchers = document.getElementById("fd-vouchers");
const spend = document.getElementById("fd-points");
const words = form.dataset;
const { session } = document.getElementById("fd-queue").dataset;
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const prices = read("fd-prices");
const diners = read("fd-diners").map(known);

const meal = () => form.elements.meal.value;
/* As ordered, unless the counter says otherwise. */
const portion = (diner) =>
  form.elements.portion?.value || (diner.small.includes(meal()) ? "small" : "standard");
const price = (diner) => prices[meal()]?.[portion(diner)];
const due = (diner) =>
  expected(diner, {
    whole: price(diner) ?? 0,
    fen: Number(words.point),
    vouchers: vouchers.checked,
    spend: spend?.checked,
  });
const yuan = (fen) => (fen / 100).toFixed(2);
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format();

let shown = [];
let chosen = 0;
let picked = false; // by an arrow: Enter never takes the first of several by itself

function draw() {
  shown = matches(diners, find.value.trim(), meal()).slice(0, MOST);
  chosen = Math.min(chosen, Math.max(shown.length - 1, 0));
  list.replaceChildren(
    ...shown.map((diner, place) => {
      const row = document.createElement("li");
      const button = document.createElement("button");
      const isServed = diner.served.has(meal());
      row.className = "fd-stop";
      button.type = "button";
      button.className = `fd-button ${place === chosen ? "fd-button--accent" : "fd-button--quiet"}`;
      button.dataset.diner = diner.pk;
      const state = isServed ? words.said : diner.ordered.includes(meal()) ? words.ordered : "";
      const size = portion(diner) === "small" ? words.small : "";
      button.textContent = [diner.name, diner.number, size, isServed ? "" : money(diner), state]
        .filter(Boolean)
        .join(" · ");
      row.append(button);
      return row;
    }),
  );
}

function money(diner) {
  const { cash, taken } = due(diner);
  const points = taken ? `${taken} ${words.points} · ` : "";
  return `${points}${words.cash} ${yuan(cash)} ${words.yuan}`;
}

function tell(message, tone = "") {
  told.textContent = message;
  told.className = `ll-message${tone && ` ll-message--${tone}`}`;
  told.hidden = message === "";
}

function count(step) {
  const place = document.getElementById("fd-served");
  place.textContent = Number(place.textContent) + step;
}

async function serve(diner) {
  const what = meal();
  if (words.day !== today()) return tell(words.stale, "error");
  if (price(diner) === undefined) return tell(words.price, "error");
  if (diner.served.has(what)) return tell(`${diner.name} · ${words.twice}`, "error");
  const { used, taken } = due(diner);
  const said = money(diner);
  const label = `${diner.name} · ${diner.number}`;
  diner.served.add(what);
  count(1);
  tell(`${label} · ${said}`, "success");
  find.value = "";
  chosen = 0;
  picked = false;
  draw();
  find.focus();
  const payload = { canteen: Number(words.canteen), agreement: diner.number, meal: what };
  payload.portion = portion(diner);
  if (used.length) payload.vouchers = "on";
  if (taken) payload.points = taken;
  diner.points -= taken;
  if (diner.way) payload.way = diner.ordered.includes(what) ? diner.way : "dine_in";
  const answer = await submit({ kind: KIND, payload, label, page: location.pathname });
  if (answer.status === "refused" || answer.status === "conflict") {
    diner.served.delete(what);
    count(-1);
    diner.points += taken;
    tell(`${label} · ${answer.message}`, "error");
  } else {
    for (const face of used) diner.faces.splice(diner.faces.indexOf(face), 1);
    if (answer.status === "accepted") tell(answer.message, "success");
  }
  draw();
}

async function choose() {
  const typed = find.value.trim();
  if (typed && shown.length === 0 && /^\d{10}$/.test(typed)) {
    const row = await lookUp(typed, session);
    if (row) diners.push(known(row));
    draw();
  }
  const diner = shown[chosen];
  if (!diner || !typed) return tell(words.nobody, "error");
  if (shown.length > 1 && !picked) return tell(words.several, "error");
  return serve(diner);
}

/* What waits on this device was served here: it is not offered again. */
async function overlay() {
  const waiting = await unseen(KIND);
  const wrong = new Set((await refused()).map((item) => item.client_id));
  const numbers = new Map(diners.map((diner) => [diner.number, diner]));
  for (const item of waiting) {
    const diner = numbers.get(item.payload.agreement);
    if (!diner || wrong.has(item.client_id) || diner.served.has(item.payload.meal)) continue;
    diner.served.add(item.payload.meal);
    diner.points -= item.payload.points ?? 0;
    count(1);
  }
}

if (await store.works()) {
  await overlay();
  draw();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose();
  });
  form.addEventListener("change", draw);
  find.addEventListener("input", () => {
    chosen = 0;
    picked = false;
    draw();
  });
  find.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      find.value = "";
      tell("");
    } else if (step) {
      chosen = picked || step < 0 ? chosen + step : chosen;
      chosen = Math.max(0, Math.min(shown.length - 1, chosen));
      picked = true;
    } else return;
    event.preventDefault();
    draw();
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-diner]");
    if (button) serve(diners.find((diner) => String(diner.pk) === button.dataset.diner));
  });
}
