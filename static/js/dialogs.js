/* Opens and closes <dialog> elements: data-dialog-open="id", data-dialog-close, and a
   click beside the dialog. Esc and the focus are the browser's own. Written without
   import or export so that the desk can load it as a plain script, too. */
(() => {
  const isOutside = (dialog, event) => {
    const box = dialog.getBoundingClientRect();
    return (
      event.clientX < box.left ||
      event.clientX > box.right ||
      event.clientY < box.top ||
      event.clientY > box.bottom
    );
  };

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog-open]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.dialogOpen);
      if (!dialog) throw new Error(`No dialog ${opener.dataset.dialogOpen}`);
      event.preventDefault();
      dialog.showModal();
      return;
    }

    const closer = event.target.closest("[data-dialog-close]");
    if (closer) {
      closer.closest("dialog").close();
      return;
    }

    // event.detail is 0 for a click made by the keyboard, which has no place.
    const dialog = event.target;
    if (dialog instanceof HTMLDialogElement && event.detail && isOutside(dialog, event))
      dialog.close();
  });
})();
