/* The field page without a signal: styles and scripts from the phone, pages from the
   network where it answers, else as they were kept. `SHELL` is put before this text. */

const KEPT = `liuli-field-shell-${SHELL.version}`;
const PAGES = "liuli-field-pages";
const HOME = "/field/";
const PATIENCE = 5000;
const assets = new Set(SHELL.assets);

self.addEventListener("install", (event) => {
  const fill = async () => (await caches.open(KEPT)).addAll(SHELL.assets);
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

/* Older shells go; what a person entered lies elsewhere and is never touched here. */
self.addEventListener("activate", (event) => {
  const clear = async () => {
    for (const name of await caches.keys())
      if (name.startsWith("liuli-field-shell-") && name !== KEPT) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const address = new URL(url);
  if (method !== "GET" || address.origin !== location.origin) return;
  if (mode === "navigate" && address.pathname.startsWith(HOME))
    event.respondWith(page(event.request, address));
  else if (assets.has(address.pathname)) event.respondWith(asset(event.request));
});

async function asset(request) {
  const kept = await (await caches.open(KEPT)).match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}

/* The network first; where something is kept, nobody waits long for a weak signal. */
async function page(request, address) {
  const pages = await caches.open(PAGES);
  const kept = await find(pages, address);
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok && !answer.redirected && address.search === "")
      await pages.put(address.pathname, answer.clone());
    return answer;
  });
  if (!kept) return asked.catch(() => elsewhere(pages));
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
}

async function find(pages, address) {
  const own = await pages.match(address.pathname);
  if (own) return own;
  const pack = await pages.match("/field/pack");
  const standIn = pack && (await pack.json()).stand_ins[address.pathname];
  return standIn && pages.match(standIn.page);
}

/* A page that was never kept: the day's own page says so (field_app.js). */
async function elsewhere(pages) {
  return (await pages.match(HOME)) ?? Response.error();
}
