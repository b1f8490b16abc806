/* The queue as a person sees it: how much waits, what was not taken, send now. Other
   modules hand their acts to `submit`. */

import * as store from "./field_store.js";
import { deliver } from "./field_sync.js";

const AGAIN = 20_000;
const LONGEST = 5 * 60_000;
const OLD = 3 * 24 * 3600 * 1000;
const OVERTAKEN = 60;
const PATIENCE = 6000;
const PATIENCE_FOR_PHOTOS = 3000;

const box = document.getElementById("fd-queue");
const text = box.querySelector(".fd-queue__text");
const user = Number(box.dataset.user);
const urls = {
  session: box.dataset.session,
  sync: box.dataset.sync,
  photos: box.dataset.photos,
};

export const words = JSON.parse(document.getElementById("fd-words").textContent);

export const say = (sentence, facts) =>
  sentence.replace(/%\((\w+)\)s/g, (_all, name) => String(facts[name] ?? ""));

export const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/* Keep an act, try to send it, and say what became of it: {status, message, url}.
   status "waiting": it stays on the phone and is sent later. Nobody stands and waits
   for a weak signal: after a few seconds the page goes on and the queue keeps trying. */
export async function submit(act) {
  const { photos = [] } = act;
  let item;
  try {
    item = await store.keep({ label: "", ...act, user });
  } catch (error) {
    if (error?.name !== "QuotaExceededError") throw error;
    return { status: "refused", message: words.storage_full, url: "" };
  }
  await show();
  let answer = { status: "waiting", message: words.saved_here, url: "" };
  const told = new Promise((resolve) => {
    document.addEventListener("field:answer", (event) => {
      if (event.detail.client_id !== item.client_id) return;
      answer = event.detail;
      const goesOn = answer.status === "accepted" && photos.length > 0;
      resolve(goesOn ? pause(PATIENCE_FOR_PHOTOS) : undefined);
    });
  });
  await Promise.race([send(), told, pause(PATIENCE)]);
  if (answer.status === "refused" || answer.status === "conflict")
    await putAway(item, act.payload.photos);
  return answer;
}

/* Acts of this person that this page cannot know of yet, oldest first: they are still
   here, or arrived when it was already being made. */
export async function unseen(kind) {
  const all = await store.itemsSince(Number(box.dataset.now) - OVERTAKEN);
  return all.filter((item) => item.user === user && item.kind === kind && !item.refused);
}

/* What was refused here, for its owner to read and put away. */
export async function refused() {
  const all = await store.items();
  return all.filter((item) => item.user === user && item.refused);
}

/* Photos of this person that were not taken and belong to no refused act: their record
   has arrived without them. */
export async function refusedPhotos() {
  const told = new Set((await refused()).flatMap((item) => item.payload.photos ?? []));
  const all = await store.photos();
  return all.filter((p) => p.user === user && p.refused && !told.has(p.client_id));
}

export async function putAwayPhoto(photo) {
  await store.forgetPhoto(photo);
  await show();
}

/* Forget an act that was not taken, with its photos but for those it had from the act it
   was to put right. */
export async function putAway(item, carried = []) {
  const own = new Set(item.payload.photos ?? []);
  for (const number of carried) own.delete(number);
  for (const photo of await store.photos())
    if (own.has(photo.client_id)) await store.forgetPhoto(photo);
  const found = (await store.items()).find((one) => one.client_id === item.client_id);
  if (found) await store.forget(found);
  await show();
}

let running = Promise.resolve("sent");

/* One sending at a time, in this page and in the others. */
export function send() {
  const once = () => deliver(urls, user);
  running = running.then(() =>
    navigator.locks ? navigator.locks.request("liuli-field", once) : once(),
  );
  return running.then(show).then(plan);
}

/* Try again by itself: soon at first, ever more seldom while nobody answers. */
let wait = AGAIN;
let planned;
function plan(state) {
  wait = state === "away" ? Math.min(wait * 2, LONGEST) : AGAIN;
  clearTimeout(planned);
  planned = setTimeout(send, wait * (0.8 + Math.random() * 0.4));
  return state;
}

async function show(state = "sent") {
  const all = await store.items();
  const photos = (await store.photos()).filter((photo) => !photo.refused);
  const own = all.filter((item) => item.user === user && !item.refused);
  const foreign = all.filter((item) => item.user !== user);
  const bad = [...(await refused()), ...(await refusedPhotos())];
  const owned = new Set(own.flatMap((item) => item.payload.photos ?? []));
  const alone = photos.filter((p) => p.user === user && !owned.has(p.client_id));
  const count = own.length + alone.length;
  text.textContent = sentence({ state, count, own, foreign, bad });
  box.hidden = text.textContent === "";
  box.classList.toggle("is-refused", bad.length > 0);
  box.querySelector(".fd-queue__retry").hidden = count === 0;
  return state;
}

function sentence({ state, count, own, foreign, bad }) {
  if (bad.length) {
    const facts = { count, bad: bad.length, reason: bad[0].refused };
    return say(count ? words.waiting_refused : words.refused, facts);
  }
  if (count && state === "sign_in") return say(words.sign_in, { count });
  const oldest = own.length ? Date.parse(own[0].observed_at) : Date.now();
  if (count && Date.now() - oldest > OLD) return say(words.waiting_days, { count });
  if (count) return say(words.waiting, { count });
  if (foreign.length) return say(words.other_user, { count: foreign.length });
  return "";
}

box.querySelector(".fd-queue__retry").addEventListener("click", async () => {
  if ((await send()) === "sign_in") location.assign(box.dataset.signIn);
});
window.addEventListener("online", () => {
  wait = AGAIN;
  send();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) send();
});
if (await store.works()) send();
