/* What was entered on this phone and has not arrived yet. Items and photos have numbers
   of their own, made here; nothing leaves the queue without the server's receipt, and
   what has arrived is kept for two weeks in case the portal is restored (F34). */

const NAME = "liuli-field";
const VERSION = 1;
const REMEMBERED = 14 * 24 * 3600 * 1000;
export const FORM = 2; // of an entry; an entry without one was written by form 1

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const items = request.result.createObjectStore("items", {
        keyPath: "seq",
        autoIncrement: true,
      });
      items.createIndex("client_id", "client_id", { unique: true });
      request.result.createObjectStore("photos", { keyPath: "client_id" });
    };
    request.onsuccess = () => {
      // A newer page may change the shelves; this one must not stand in its way.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/* Run one transaction; resolves with what `work` asked for once it is on disk. */
async function within(stores, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    const request = work(transaction);
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

/* False where the browser keeps nothing (some private windows): use plain forms. */
export async function works() {
  try {
    await open();
    return true;
  } catch {
    return false;
  }
}

/* Random numbers also where the page came over plain http, without randomUUID. */
export function newNumber() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/* The number of this phone, made once: with the place of an item among all that were
   kept here it shows the portal what never came (F24). Empty where nothing is kept. */
export function phone() {
  try {
    const known = localStorage.getItem(NAME) ?? newNumber();
    localStorage.setItem(NAME, known);
    return known;
  } catch {
    return "";
  }
}

/* Keep an act and its photos, in one transaction. `photos`: {blob, taken_at, gallery}. */
export async function keep(act) {
  const { user, kind, payload, label, photos = [], unit = "", page = "", near = "" } = act;
  const numbered = photos.map((photo) => ({
    client_id: newNumber(),
    user,
    kind,
    unit,
    ...photo,
  }));
  const item = {
    client_id: newNumber(),
    user,
    kind,
    label,
    payload: numbered.length
      ? {
          ...payload,
          photos: [...(payload.photos ?? []), ...numbered.map((photo) => photo.client_id)],
        }
      : payload,
    observed_at: new Date().toISOString(),
    near,
    refused: "",
    form: FORM,
    page,
  };
  navigator.storage?.persist?.();
  await within(["items", "photos"], "readwrite", (transaction) => {
    for (const photo of numbered) transaction.objectStore("photos").add(photo);
    return transaction.objectStore("items").add(item);
  });
  return item;
}

function all(shelf) {
  return within(shelf, "readonly", (transaction) =>
    transaction.objectStore(shelf).getAll(),
  );
}

/* Every item that has not arrived, oldest first, whoever entered it. */
export async function items() {
  return (await all("items")).filter((item) => !item.arrived);
}

/* Those too that arrived after a page was made, by the portal's clock: it shows the state
   before them, be it kept on the phone or overtaken by the sending. */
export async function itemsSince(made) {
  return (await all("items")).filter((item) => !item.arrived || item.taken_at >= made);
}

export async function photos() {
  return (await all("photos")).filter((photo) => !photo.arrived);
}

/* It has arrived: out of the queue, remembered with the life of the data it arrived in
   and, for a record, the portal's time (seconds) at which it was taken. */
export function arrived(shelf, entry, epoch, now) {
  const kept = { ...entry, arrived: epoch, arrived_at: Date.now(), taken_at: now };
  return within(shelf, "readwrite", (transaction) =>
    transaction.objectStore(shelf).put(kept),
  );
}

/* The portal was restored to an older state: offer again what arrived before (F34).
   What it still has it answers as before. What is older than two weeks is forgotten. */
export async function reoffer(user, epoch) {
  for (const shelf of ["items", "photos"])
    for (const entry of await all(shelf)) {
      if (!entry.arrived || entry.user !== user) continue;
      const old = Date.now() - entry.arrived_at > REMEMBERED;
      if (!old && entry.arrived === epoch) continue;
      await within(shelf, "readwrite", (transaction) => {
        const place = transaction.objectStore(shelf);
        const key = shelf === "items" ? entry.seq : entry.client_id;
        return old ? place.delete(key) : place.put({ ...entry, arrived: undefined });
      });
    }
}

/* Forget an item: it has arrived, or its owner has read why it was refused. */
export function forget(item) {
  return within("items", "readwrite", (transaction) =>
    transaction.objectStore("items").delete(item.seq),
  );
}

export function forgetPhoto(photo) {
  return within("photos", "readwrite", (transaction) =>
    transaction.objectStore("photos").delete(photo.client_id),
  );
}

/* Note why an item or a photo was not taken; it stays until its owner has seen it. */
export function markRefused(item, reason) {
  return within("items", "readwrite", (transaction) =>
    transaction.objectStore("items").put({ ...item, refused: reason }),
  );
}

export function markPhotoRefused(photo, reason) {
  return within("photos", "readwrite", (transaction) =>
    transaction.objectStore("photos").put({ ...photo, refused: reason }),
  );
}
