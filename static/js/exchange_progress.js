/* Follows an import while a worker is at it; the page is loaded anew when it is done. */
const EVERY = 1000;
const panel = document.querySelector("[data-exchange-progress]");

async function look() {
  try {
    const response = await fetch(panel.dataset.exchangeProgress, {
      headers: { Accept: "application/json" },
      cache: "no-store",
    });
    if (response.status === 401) {
      window.location.reload();
      return;
    }
    if (response.ok) show(await response.json());
  } catch (error) {
    // The network is away; the next look will tell.
    if (!(error instanceof TypeError)) throw error;
  }
  window.setTimeout(look, EVERY);
}

function show(state) {
  if (!state.busy) {
    window.location.reload();
    return;
  }
  panel.querySelector("progress").value = state.progress;
  const text = panel.querySelector("[data-exchange-text]");
  if (text.textContent !== state.text) text.textContent = state.text;
}

if (panel) window.setTimeout(look, EVERY);
