/* The theme of the desk makes buttons of plain spans and names them by icon ligatures
   ("dock_to_right"). This gives each one a place in the tab order, the Enter and Space
   keys, and a word for the screen reader; the words come from #desk-words. */
(() => {
  const CLICKED = "[x-on\\:click]";
  const PRESSED = `a[href], button, summary, ${CLICKED}`;
  const ICON = ".material-symbols-outlined";
  const NATIVE = "a[href], button, input, select, textarea, label, summary";

  const iconOf = (element) =>
    (element.matches(ICON) ? element : element.querySelector(ICON))?.textContent.trim();

  const textOf = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(ICON).forEach((icon) => icon.remove());
    return element.matches(ICON) ? "" : copy.textContent.trim();
  };

  const makePressable = (element) => {
    if (element.matches(NATIVE) || element.hasAttribute("tabindex")) return;
    element.tabIndex = 0;
    element.setAttribute("role", "button");
  };

  const giveName = (element, words) => {
    if (element.ariaLabel || element.title || textOf(element)) return;
    const word = words[iconOf(element)];
    if (word) element.setAttribute("aria-label", word);
  };

  const dress = (root, words) => {
    root.querySelectorAll(CLICKED).forEach(makePressable);
    root.querySelectorAll(PRESSED).forEach((element) => giveName(element, words));
    root.querySelectorAll("#searchbar:not([aria-label])").forEach((box) => {
      box.setAttribute("aria-label", box.placeholder);
    });
    root.querySelectorAll(ICON).forEach((icon) => {
      if (!icon.matches("[role=button]")) icon.setAttribute("aria-hidden", "true");
    });
  };

  const press = (event) => {
    const isKey = event.key === "Enter" || event.key === " ";
    if (!isKey || !event.target.matches?.(`${CLICKED}[role=button]`)) return;
    event.preventDefault();
    event.target.click();
  };

  document.addEventListener("keydown", press);
  document.addEventListener("DOMContentLoaded", () => {
    const holder = document.getElementById("desk-words");
    if (!holder) return;
    const words = JSON.parse(holder.textContent);
    dress(document, words);
    new MutationObserver((changes) => {
      changes
        .flatMap((change) => [...change.addedNodes])
        .filter((node) => node instanceof Element)
        .forEach((node) => dress(node.parentElement ?? node, words));
    }).observe(document.body, { childList: true, subtree: true });
  });
})();

// The theme writes a chosen file's name into a text box beside it. Our own forms have
// none (the browser shows the name itself), and the theme's listener would break there.
document.addEventListener(
  "change",
  (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || input.type !== "file") return;
    const around = input.parentNode?.parentNode?.parentNode;
    if (!around?.querySelector("input[type=text]")) event.stopImmediatePropagation();
  },
  true,
);
