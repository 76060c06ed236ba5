/**
 * Lets people see the PIN that they type. Without this script the field stays covered, as password
 * fields are. It is covered again when the form is sent: only a filled password field keeps Chrome
 * from writing what a form sends into its session file.
 */
const field = document.querySelector<HTMLInputElement>("#pin");
const button = document.querySelector<HTMLButtonElement>('[data-do="show-pin"]');

if (field !== null && button !== null) {
  const setShown = (isShown: boolean): void => {
    field.type = isShown ? "text" : "password";
    for (const words of button.querySelectorAll<HTMLElement>("[data-when]")) {
      words.hidden = (words.dataset["when"] === "shown") !== isShown;
    }
  };

  button.hidden = false;
  button.addEventListener("click", () => setShown(field.type === "password"));
  field.form?.addEventListener("submit", () => setShown(false));
}

export {};
