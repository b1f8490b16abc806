/* Sending what the store holds. Only the server's own receipt counts as delivered: a
   sign-in page, a captive portal or an error leaves everything where it is. */

import * as store from "./field_store.js";

const MOST = 50;
const SLOW = 30_000;
const SLOW_PHOTO = 180_000;
const LOOK = 10 * 60 * 1000;

/* When an idle queue asks again whether the portal has been restored. */
let askAgain = 0;

class Away extends Error {}
/* An answer came, but none of the portal's own: this one thing waits, the others go on. */
class Odd extends Away {}
class SignIn extends Error {}

/* Send everything of this person: first the small records, then the photos. Resolves
   with how far it came: "sent", "away", "sign_in" or "other" (somebody else is signed in). */
export async function deliver(urls, user) {
  const mine = (entry) => entry.user === user && !entry.refused;
  const idle = !(await store.items()).some(mine) && !(await store.photos()).some(mine);
  if (idle && Date.now() < askAgain) return "sent";
  try {
    const who = await ask(urls.session);
    if (who.user !== user) return "other";
    askAgain = Date.now() + LOOK;
    await store.reoffer(user, who.epoch);
    await sendAll(urls.sync, who.csrf, (await store.items()).filter(mine));
    const photos = (await store.photos()).filter(mine);
    const all = await sendPhotos(urls.photos, who, photos);
    // A re-check is only taken with its photos: they are there now.
    const left = photos.length ? (await store.items()).filter(mine) : [];
    await sendAll(urls.sync, who.csrf, left);
    return all ? "sent" : "away";
  } catch (error) {
    if (error instanceof SignIn) return "sign_in";
    if (error instanceof Away) return "away";
    throw error;
  }
}

async function sendAll(url, csrf, items) {
  for (let start = 0; start < items.length; start += MOST)
    await sendItems(url, csrf, items.slice(start, start + MOST));
}

/* Whether all of them have an answer. One that fails does not keep back the others. */
async function sendPhotos(url, who, photos) {
  let all = true;
  for (const photo of photos)
    try {
      await sendPhoto(url, who, photo);
    } catch (error) {
      if (!(error instanceof Odd)) throw error;
      all = false;
    }
  return all;
}

/* JSON from the portal itself, with one of these statuses, or Away. */
async function ask(url, options = {}, patience = SLOW, statuses = [200, 403, 409]) {
  let response;
  try {
    response = await fetch(url, {
      ...options,
      headers: { Accept: "application/json", ...options.headers },
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(patience),
    });
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) throw new Away();
    throw error;
  }
  if (response.status === 401) throw new SignIn();
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  if (!isJson || !statuses.includes(response.status)) throw new Odd();
  return response.json();
}

async function sendPhoto(url, { csrf, epoch }, photo) {
  const body = new FormData();
  body.set("client_id", photo.client_id);
  body.set("kind", photo.kind);
  body.set("unit", photo.unit);
  body.set("taken_at", photo.taken_at);
  body.set("from_gallery", photo.gallery ? "yes" : "no");
  body.set("photo", photo.blob, "photo.jpg");
  const headers = { "X-CSRFToken": csrf };
  const sent = { method: "POST", headers, body };
  const answer = await ask(url, sent, SLOW_PHOTO, [200, 400, 403, 409]);
  if (answer.status === "accepted" && answer.receipt)
    await store.arrived("photos", photo, epoch);
  else if (answer.message) await refusePhoto(photo, answer.message);
  else throw new Odd();
}

/* A record that still waits here would wait for its photo for ever: it is to be put right. */
async function refusePhoto(photo, reason) {
  await store.markPhotoRefused(photo, reason);
  for (const item of await store.items())
    if (!item.refused && item.payload.photos?.includes(photo.client_id))
      await store.markRefused(item, reason);
}

async function sendItems(url, csrf, items) {
  const phone = store.phone();
  const sent_at = new Date().toISOString();
  const sent = items.map(({ client_id, kind, observed_at, payload, seq, near }) => ({
    client_id,
    kind,
    observed_at,
    payload,
    phone,
    seq,
    near,
    sent_at,
  }));
  const answers = await ask(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
    body: JSON.stringify({ items: sent }),
  });
  if (!Array.isArray(answers.items)) throw new Away();
  const told = new Map(answers.items.map((answer) => [answer.client_id, answer]));
  for (const item of items) await settle(item, told.get(item.client_id), answers);
}

async function settle(item, answer, { epoch, now }) {
  if (!answer) return;
  if (answer.status === "accepted" && answer.receipt) {
    await store.arrived("items", item, epoch, now);
    document.dispatchEvent(new CustomEvent("field:answer", { detail: answer }));
  } else if (answer.status === "refused" || answer.status === "conflict") {
    await store.markRefused(item, answer.message || answer.code);
    document.dispatchEvent(new CustomEvent("field:answer", { detail: answer }));
  }
}
