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

  const showTheme = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
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

  /* In the desk the theme's own switch sets the class; follow it. */
  if (root.hasAttribute("x-data")) {
    const follow = () => {
      const theme = root.classList.contains("dark") ? "dark" : "light";
      if (root.dataset.theme !== theme) root.dataset.theme = theme;
    };
    new MutationObserver(follow).observe(root, { attributeFilter: ["class"] });
    document.addEventListener("alpine:initialized", follow);
  }
})();
