/* What was entered on this phone and has not arrived yet. Items and photos have numbers
   of their own, made here; nothing leaves the store without the server's receipt. */

const NAME = "liuli-field";
const VERSION = 1;

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
    request.onsuccess = () => resolve(request.result);
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

/* Keep an act and its photos, in one transaction. `photos`: {blob, taken_at, gallery}. */
export async function keep({ user, kind, payload, label, photos = [], unit = "" }) {
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
      ? { ...payload, photos: numbered.map((photo) => photo.client_id) }
      : payload,
    observed_at: new Date().toISOString(),
    refused: "",
  };
  navigator.storage?.persist?.();
  await within(["items", "photos"], "readwrite", (transaction) => {
    for (const photo of numbered) transaction.objectStore("photos").add(photo);
    return transaction.objectStore("items").add(item);
  });
  return item;
}

/* Every item on this phone, oldest first, whoever entered it. */
export function items() {
  return within("items", "readonly", (transaction) =>
    transaction.objectStore("items").getAll(),
  );
}

export function photos() {
  return within("photos", "readonly", (transaction) =>
    transaction.objectStore("photos").getAll(),
  );
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
