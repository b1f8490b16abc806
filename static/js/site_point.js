// Tap the map, or take its middle: the two fields hold WGS-84 degrees and are what counts.
import { toGcj02, toWgs84 } from "./gcj02.js";

const { L } = window;
const canvas = document.getElementById("point-map");
const data = document.getElementById("point-data");
const DECIMALS = 6;
const NEAR = 17;
const FAR = 4;

function start({ around, start: begin, tiles, shifted }) {
  const latitude = document.getElementById("id_latitude");
  const longitude = document.getElementById("id_longitude");
  const middle = document.querySelector("[data-point-middle]");
  const shown = (place) => (shifted ? toGcj02(place) : place);
  const real = (place) => (shifted ? toWgs84(place) : place);
  const ink = getComputedStyle(document.documentElement);
  const colour = (name) => ink.getPropertyValue(name).trim();

  canvas.hidden = false;
  middle.hidden = false;
  const map = L.map(canvas, { attributionControl: false });
  if (tiles) {
    L.tileLayer(tiles, { maxZoom: 19 }).addTo(map);
  }
  for (const place of around) {
    L.circleMarker(shown(place.at), { radius: 5, weight: 1, color: colour("--text-muted") })
      .bindTooltip(words(place.label))
      .addTo(map);
  }
  const mark = L.circleMarker([0, 0], { radius: 10, weight: 3, color: colour("--accent") });

  function typed() {
    const place = [Number.parseFloat(latitude.value), Number.parseFloat(longitude.value)];
    return place.every(Number.isFinite) ? place : null;
  }

  // Without animation: the mark lies where the fields say at once.
  function follow({ move }) {
    const place = typed();
    if (!place) {
      mark.remove();
      return;
    }
    mark.setLatLng(shown(place)).addTo(map);
    if (move) {
      map.setView(shown(place), Math.max(map.getZoom() || 0, NEAR), { animate: false });
    }
  }

  function put(point) {
    const [north, east] = real([point.lat, point.lng]);
    latitude.value = north.toFixed(DECIMALS);
    longitude.value = east.toFixed(DECIMALS);
    follow({ move: false });
  }

  map.setView(shown(begin.at), begin.isNear ? NEAR : FAR, { animate: false });
  follow({ move: true });
  // Inside a closed panel the map has no size yet.
  canvas.closest("details").addEventListener("toggle", () => {
    map.invalidateSize({ animate: false });
    follow({ move: true });
  });
  map.on("click", (event) => put(event.latlng));
  middle.addEventListener("click", () => put(map.getCenter()));
  for (const field of [latitude, longitude]) {
    field.addEventListener("change", () => follow({ move: true }));
  }
}

// As a node, never as HTML: Leaflet would read a string as markup.
function words(text) {
  const node = document.createElement("span");
  node.textContent = text;
  return node;
}

if (L && canvas && data) {
  start(JSON.parse(data.textContent));
}
