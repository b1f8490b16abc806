/* A call without seeing the number: it is asked for when pressed and goes to the dialler. */

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-call]");
  if (!form) return;
  event.preventDefault();
  const response = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
    cache: "no-store",
  });
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  if (response.ok && isJson) location.href = (await response.json()).tel;
  else form.submit();
});
