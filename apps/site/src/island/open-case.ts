import { type AccessSlip, fieldOf, slipIn, type TypedAccess } from "#lib/case-access.ts";

/**
 * Lets people see the PIN that they type, and tells a slip before anything is sent: the page that
 * answers a form does not give the PIN back, so that it would have to be typed twice.
 *
 * Without this script the PIN stays covered, as password fields are. It is covered again when the
 * form is sent: only a filled password field keeps Chrome from writing what a form sends into its
 * session file.
 */
const pin = document.querySelector<HTMLInputElement>("#pin");
const button = document.querySelector<HTMLButtonElement>('[data-do="show-pin"]');

if (pin !== null && button !== null) {
  const setShown = (isShown: boolean): void => {
    pin.type = isShown ? "text" : "password";
    for (const words of button.querySelectorAll<HTMLElement>("[data-when]")) {
      words.hidden = (words.dataset["when"] === "shown") !== isShown;
    }
  };

  button.hidden = false;
  button.addEventListener("click", () => setShown(pin.type === "password"));
  pin.form?.addEventListener("submit", (event) => {
    setShown(false);
    const slip = slipIn({ number: typed("number"), pin: typed("pin"), spare: typed("spare") });
    if (slip === undefined) return;
    event.preventDefault();
    tell(slip);
  });
}

/** Says what is wrong beside its field, as the page does when it answers, and goes there. */
function tell(slip: AccessSlip): void {
  for (const name of ["number", "pin", "spare"] as const) {
    const words = document.getElementById(`${name}-slip`);
    const field = fieldNamed(name);
    const isHere = name === fieldOf(slip);
    const template = document.querySelector<HTMLTemplateElement>(`template[data-slip="${slip}"]`);
    words?.replaceChildren(...(isHere && template ? [template.content.cloneNode(true)] : []));
    field?.setAttribute("aria-describedby", isHere ? `${name}-hint ${name}-slip` : `${name}-hint`);
    field?.removeAttribute("aria-invalid");
    if (!isHere) continue;
    field?.setAttribute("aria-invalid", "true");
    // The spare code lies in a part that can be folded.
    field?.closest("details")?.setAttribute("open", "");
    field?.focus();
  }
}

function typed(name: keyof TypedAccess): string {
  return fieldNamed(name)?.value ?? "";
}

function fieldNamed(name: keyof TypedAccess): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>(`#${name}`);
}
