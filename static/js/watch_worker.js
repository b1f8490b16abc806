/* A shop's page of the watch without a signal: styles and scripts from the phone, the
   page of the code from the network where it answers, else as it was kept. That page
   knows no shop. `SHELL` is put before this text. */

const KEPT = `liuli-watch-${SHELL.version}`;
const HOME = "/watch/";
const PATIENCE = 5000;
const assets = new Set(SHELL.assets);

self.addEventListener("install", (event) => {
  const fill = async () => (await caches.open(KEPT)).addAll([...SHELL.assets, HOME]);
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const clear = async () => {
    for (const name of await caches.keys())
      if (name.startsWith("liuli-watch-") && name !== KEPT) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const address = new URL(url);
  if (method !== "GET" || address.origin !== location.origin) return;
  if (mode === "navigate" && address.pathname === HOME)
    event.respondWith(page(event.request));
  else if (assets.has(address.pathname)) event.respondWith(asset(event.request));
});

async function asset(request) {
  const kept = await (await caches.open(KEPT)).match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}

async function page(request) {
  const shelf = await caches.open(KEPT);
  const kept = await shelf.match(HOME);
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok && !answer.redirected) await shelf.put(HOME, answer.clone());
    return answer;
  });
  if (!kept) return asked;
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
}
