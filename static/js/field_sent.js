/* What has not left this phone, with the reason where something was not taken. */

import * as store from "./field_store.js";
import { putAway, words } from "./field_queue.js";

const place = document.getElementById("fd-waiting");

function line(item) {
  const row = document.createElement("li");
  row.className = "fd-day";
  const when = document.createElement("span");
  when.textContent = new Date(item.observed_at).toLocaleString(
    document.documentElement.lang,
  );
  const what = document.createElement("span");
  what.textContent = item.refused ? `${item.label} · ${item.refused}` : item.label;
  row.append(when, what);
  if (item.refused) {
    const away = document.createElement("button");
    away.type = "button";
    away.className = "fd-button fd-button--quiet";
    away.textContent = words.put_away;
    away.addEventListener("click", async () => {
      await putAway(item);
      row.remove();
    });
    row.append(away);
  }
  return row;
}

if (await store.works()) {
  const own = Number(document.getElementById("fd-queue").dataset.user);
  const items = (await store.items()).filter((item) => item.user === own);
  place.hidden = items.length === 0;
  place.querySelector("ul").append(...items.map(line));
}
