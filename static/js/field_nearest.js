/* The stops of a round, nearest first, once its walker taps for it; also offline. */

import { locate, metresTo } from "./field_near.js";

const button = document.getElementById("fd-near");
const list = document.getElementById("fd-stops");

function sort() {
  const stops = [...list.querySelectorAll("[data-site]")].map((stop) => ({
    stop,
    done: stop.dataset.answer !== "",
    metres: metresTo(stop.dataset.place),
  }));
  const before = (a, b) => a.done - b.done || (a.metres < b.metres ? -1 : a.metres > b.metres);
  for (const { stop } of stops.sort(before)) list.append(stop);
}

if (button && navigator.geolocation) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    const known = await locate();
    if (known) sort();
    document.getElementById("fd-near-sorted").hidden = !known;
    document.getElementById("fd-near-failed").hidden = known;
    button.disabled = false;
  });
}
