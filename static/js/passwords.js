/* Shows or hides what is typed in a password field: data-password-toggle="field id".
   The button is hidden until this script is there to serve it. */
const turn = (button) => {
  const field = document.getElementById(button.dataset.passwordToggle);
  const shown = field.type === "text";
  field.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
  field.focus();
};

document.querySelectorAll("[data-password-toggle]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => turn(button));
});

// A password left readable must not stay so in the browser's form history.
document.querySelectorAll("form").forEach((form) => {
  form.addEventListener("submit", () => {
    form
      .querySelectorAll("[data-password-toggle][aria-pressed='true']")
      .forEach(turn);
  });
});
