// One press ticks every door of the page, another one none of them.
const button = document.querySelector("[data-tick-all]");

if (button) {
  const doors = Array.from(button.form.querySelectorAll("[name=doors]"));
  button.hidden = false;
  button.addEventListener("click", () => {
    const isFull = doors.every((door) => door.checked);
    for (const door of doors) {
      door.checked = !isFull;
    }
  });
}
