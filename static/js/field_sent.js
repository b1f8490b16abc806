/* What has not left this phone: each item with its reason, put right, put away, or taken
   along in a file. */

import * as store from "./field_store.js";
import { putAway, putAwayPhoto, refusedPhotos, words } from "./field_queue.js";

const place = document.getElementById("fd-waiting");
const save = document.getElementById("fd-export");

function line(item, forget = putAway) {
  const row = document.createElement("li");
  row.className = "fd-day";
  const when = document.createElement("span");
  when.textContent = new Date(item.observed_at).toLocaleString(
    document.documentElement.lang,
  );
  const what = document.createElement("span");
  what.textContent = item.refused ? `${item.label} · ${item.refused}` : item.label;
  row.append(when, what);
  if (!item.refused) return row;
  if (item.page) {
    const correct = document.createElement("a");
    correct.className = "fd-button";
    correct.href = `${item.page}?again=${item.client_id}`;
    correct.textContent = words.correct;
    row.append(correct);
  }
  const away = document.createElement("button");
  away.type = "button";
  away.className = "fd-button fd-button--quiet";
  away.textContent = words.put_away;
  away.addEventListener("click", async () => {
    await forget(item);
    row.remove();
  });
  row.append(away);
  return row;
}

function asText(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/* Everything of this person that waits, photos too, as one file: the last resort. */
async function download(items, own) {
  const photos = [];
  for (const { blob, ...photo } of await store.photos())
    if (photo.user === own) photos.push({ ...photo, picture: await asText(blob) });
  const text = JSON.stringify({ items, photos }, null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `liuli-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

if (await store.works()) {
  const own = Number(document.getElementById("fd-queue").dataset.user);
  const items = (await store.items()).filter((item) => item.user === own);
  const photos = (await refusedPhotos()).map((photo) => ({
    ...photo,
    observed_at: photo.taken_at,
    label: words.photo,
  }));
  place.hidden = items.length + photos.length === 0;
  place.querySelector("ul").append(
    ...items.map((item) => line(item)),
    ...photos.map((photo) => line(photo, putAwayPhoto)),
  );
  save.addEventListener("click", () => download(items, own));
}
