/* Light or dark, normal or large type: the person's own choice, kept in this browser.
   Loaded before the first paint and as a plain script, because the desk's theme only
   knows plain scripts; the key "adminTheme" is that theme's own, so one choice holds
   for the desk, the field page and the dashboard. */
(() => {
  const root = document.documentElement;
  const THEME = "adminTheme";
  const SIZE = "liuliSize";

  const read = (key, fallback) => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? fallback;
    } catch {
      return fallback; // private mode, or a value that is not ours
    }
  };

  const keep = (key, value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      /* Private mode: the choice holds until the page closes. */
    }
  };

  const mark = (attribute, value) => {
    document.querySelectorAll(`[${attribute}]`).forEach((button) => {
      button.setAttribute(
        "aria-pressed",
        String(button.getAttribute(attribute) === value),
      );
    });
  };

  /* In the desk the theme's own switch sets a class on the page; it leads there. */
  const isDesk = root.hasAttribute("x-data");

  const showTheme = (theme) => {
    if (isDesk) root.dataset.theme = root.classList.contains("dark") ? "dark" : "light";
    else if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    mark("data-theme-set", theme);
  };

  const showSize = (size) => {
    if (size === "large") root.dataset.size = "large";
    else delete root.dataset.size;
    mark("data-size-set", size);
  };

  const show = () => {
    showTheme(read(THEME, "auto"));
    showSize(read(SIZE, "normal"));
  };

  show();
  document.addEventListener("DOMContentLoaded", show);
  window.addEventListener("storage", show);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme-set], [data-size-set]");
    if (!button) return;
    const { themeSet, sizeSet } = button.dataset;
    if (themeSet) {
      keep(THEME, themeSet);
      showTheme(themeSet);
    }
    if (sizeSet) {
      keep(SIZE, sizeSet);
      showSize(sizeSet);
    }
  });

  if (isDesk) {
    new MutationObserver(show).observe(root, { attributeFilter: ["class"] });
  }
})();
