/* Where this phone is: asked of it only after its owner tapped for it in this sitting,
   kept in this page only, never sent. An entry carries no more than near or far. */

const ASKED = "liuli-near";
const FRESH = 2 * 60_000;
const EARTH = 6_371_000;

let here;

const radians = (degrees) => (Number(degrees) * Math.PI) / 180;

/* Metres from where the phone is to "30.65,104.06"; Infinity where either is unknown. */
export function metresTo(place) {
  if (!place || !here || Date.now() - here.timestamp > FRESH) return Infinity;
  const [latitude, longitude] = place.split(",").map(radians);
  const own = [radians(here.coords.latitude), radians(here.coords.longitude)];
  const half =
    Math.sin((latitude - own[0]) / 2) ** 2 +
    Math.cos(latitude) * Math.cos(own[0]) * Math.sin((longitude - own[1]) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(half));
}

/* What an entry about this place may claim: near, far, or nothing where it is unknown
   or the phone is not sure enough of its own position. */
export function claim(place, limit) {
  const metres = metresTo(place);
  if (metres === Infinity || !Number(limit)) return "";
  const doubt = here.coords.accuracy ?? 0;
  if (metres - doubt > Number(limit)) return "far";
  return metres <= Number(limit) ? "near" : "";
}

function watch() {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(false);
    navigator.geolocation.watchPosition(
      (found) => {
        here = found;
        resolve(true);
      },
      () => resolve(false),
      { maximumAge: 30_000, timeout: 15_000 },
    );
  });
}

function remembered(value) {
  try {
    if (value) sessionStorage.setItem(ASKED, value);
    return sessionStorage.getItem(ASKED) !== null;
  } catch {
    return false;
  }
}

/* The owner tapped: true once the phone knows where it is. */
export async function locate() {
  const known = await watch();
  if (known) remembered("yes");
  return known;
}

/* On the next page of the same sitting, without a question. */
if (remembered()) {
  const state = await navigator.permissions
    ?.query({ name: "geolocation" })
    .catch(() => undefined);
  if (state?.state === "granted") watch();
}
