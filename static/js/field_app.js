/* The field page as an app: keeps today's pages on the phone for the person signed in,
   starts rounds without a signal, and takes the pages away when that person leaves. */

import * as store from "./field_store.js";
import { say, submit, words } from "./field_queue.js";

const PAGES = "liuli-field-pages";
const PACK = "/field/pack";
const FRESH = 10 * 60 * 1000;
const SETTLED = 1500;
const AT_ONCE = 2;

const box = document.getElementById("fd-queue");
const user = Number(box.dataset.user);

export async function pack() {
  const kept = await (await caches.open(PAGES)).match(PACK);
  return kept?.json();
}

/* Fetch what today's work needs. Without a signal what is there stays. */
async function keepToday({ always = false } = {}) {
  const before = await pack();
  if (before && before.user !== user) await caches.delete(PAGES);
  const age = Date.now() - Date.parse(before?.as_of ?? 0);
  if (before?.user === user && age < FRESH && !always) return;
  const answer = await ask(PACK, "application/json");
  if (!answer) return;
  const wanted = await answer.clone().json();
  const pages = await caches.open(PAGES);
  const queue = [...wanted.pages];
  const fetchAll = async () => {
    for (let url = queue.shift(); url; url = queue.shift()) {
      const page = await ask(url, "text/html");
      if (page) await pages.put(url, page);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fetchAll));
  const named = new Set([...wanted.pages, PACK]);
  for (const request of await pages.keys())
    if (!named.has(new URL(request.url).pathname)) await pages.delete(request);
  await pages.put(PACK, answer);
  document.documentElement.dataset.kept = wanted.as_of;
}

async function ask(url, accept) {
  try {
    const headers = { Accept: accept };
    const answer = await fetch(url, { headers, redirect: "error", cache: "no-store" });
    return answer.ok ? answer : undefined;
  } catch {
    return undefined;
  }
}

/* Another page than the one asked for is shown: it was never kept. */
async function sayIfElsewhere() {
  if (box.dataset.path === location.pathname) return;
  const known = (await pack())?.stand_ins[location.pathname];
  if (known?.page === box.dataset.path) return;
  const note = document.createElement("p");
  note.className = "ll-message ll-message--error";
  note.setAttribute("role", "alert");
  note.textContent = words.not_kept;
  document.getElementById("main").prepend(note);
}

/* Set out on a round through the queue, so that it works without a signal. */
document.addEventListener("submit", async (event) => {
  const start = event.target.closest("form[data-start]");
  if (start && works) {
    event.preventDefault();
    const answer = await submit({
      kind: "patrols.start",
      payload: { round: Number(start.dataset.start) },
      label: start.dataset.label,
    });
    if (answer.status === "refused" || answer.status === "conflict") location.reload();
    else location.assign(start.dataset.next);
  }
  const leave = event.target.closest("form[data-sign-out]");
  if (leave && "caches" in window && !leave.dataset.cleared) {
    event.preventDefault();
    await caches.delete(PAGES);
    leave.dataset.cleared = "yes";
    leave.submit();
  }
});

async function warnWhenFull() {
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (!quota || usage < quota * 0.8) return;
  const share = Math.round((usage / quota) * 100);
  box.querySelector(".fd-queue__text").textContent = say(words.nearly_full, { share });
  box.hidden = false;
}

const works = await store.works();
if ("serviceWorker" in navigator && "caches" in window) {
  await navigator.serviceWorker.register("/field/sw.js", { scope: "/field/" }).catch(() => {});
  await sayIfElsewhere();
  await keepToday();
  let timer;
  document.addEventListener("field:answer", () => {
    clearTimeout(timer);
    timer = setTimeout(() => keepToday({ always: true }), SETTLED);
  });
  await warnWhenFull();
}
