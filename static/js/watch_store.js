/* What a shop's phone keeps of the watch: its own days, each with the slip that tells of
   it, and the notes that have not arrived. No code, no name, no account. */

const NAME = "liuli-watch";
const DAY = 24 * 3600 * 1000;
const REMEMBERED = 14 * DAY;

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("days", { keyPath: "slip" });
      request.result.createObjectStore("notes", { keyPath: "slip" });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function within(shelf, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(shelf, mode, { durability: "strict" });
    const request = work(transaction.objectStore(shelf));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

/* False where the browser keeps nothing: the plain form is used. */
export async function works() {
  try {
    await open();
    return true;
  } catch {
    return false;
  }
}

export const days = () => within("days", "readonly", (shelf) => shelf.getAll());

/* The page names all days of the shop; those of before are gone with it. */
export function keepDays(list) {
  return within("days", "readwrite", (shelf) => {
    shelf.clear();
    for (const day of list) shelf.put(day);
  });
}

/* One note for a day: what was refused before is written anew under its own number. */
export function keep(day, note) {
  const kept = {
    ...day,
    client_id: crypto.randomUUID?.() ?? number(),
    note,
    told_at: new Date().toISOString(),
    refused: "",
    receipt: "",
  };
  navigator.storage?.persist?.();
  return within("notes", "readwrite", (shelf) => shelf.put(kept));
}

/* Random numbers also where the page came over plain http. */
function number() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/* Every note, without those that arrived or were refused two weeks ago. */
export async function notes() {
  const all = await within("notes", "readonly", (shelf) => shelf.getAll());
  const old = (note) =>
    (note.receipt || note.refused) && Date.now() - Date.parse(note.told_at) > REMEMBERED;
  for (const note of all.filter(old))
    await within("notes", "readwrite", (shelf) => shelf.delete(note.slip));
  return all.filter((note) => !old(note));
}

export function settle(note, facts) {
  return within("notes", "readwrite", (shelf) => shelf.put({ ...note, ...facts }));
}

/* Take the shop off this phone; what has not arrived stays until it has. */
export async function forget() {
  await within("days", "readwrite", (shelf) => shelf.clear());
  for (const note of await notes())
    if (note.receipt || note.refused)
      await within("notes", "readwrite", (shelf) => shelf.delete(note.slip));
}
