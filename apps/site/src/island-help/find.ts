import { isAbout, isFound } from "./found.ts";

// The one script of the help directory: lists get shorter while someone types. Nothing is sent or
// kept, and what was typed is taken out when the page is left.
for (const box of document.querySelectorAll<HTMLElement>("[data-find-in]")) start(box);

function start(box: HTMLElement): void {
  const list = document.getElementById(box.dataset["findIn"] ?? "");
  const field = box.querySelector("input");
  if (list === null || field === null) return;

  const items = [...list.querySelectorAll<HTMLElement>("li")];
  const texts = new Map(items.map((item) => [item, textOf(item)]));
  const groups = [...list.querySelectorAll<HTMLElement>("[data-group]")];

  const found = () => items.filter((item) => isFound(texts.get(item) ?? "", field.value));

  const show = () => {
    const left = found();
    // Whoever finds nothing, or looks for threats, still sees whom to call in danger, and whom to talk to.
    const isKept = left.length === 0 || isAbout(box.dataset["keeps"] ?? "", field.value);
    const kept = isKept ? items.filter(({ dataset }) => "always" in dataset) : [];
    const shown = [...left, ...kept];
    for (const item of items) item.hidden = !shown.includes(item);
    for (const group of groups) group.hidden = group.querySelector("li:not([hidden])") === null;
    say(box, field.value.trim() === "" ? undefined : left.length === 0 ? 0 : new Set(shown).size);
  };

  field.addEventListener("input", show);
  // Only where an item is one link to a page: nobody dials a number by pressing Enter.
  field.addEventListener("keydown", ({ key, isComposing }) => {
    if (key !== "Enter" || isComposing || !("opens" in box.dataset)) return;
    const [only, ...others] = found();
    if (others.length === 0) only?.querySelector("a")?.click();
  });
  // A page that comes back as it was left shows its whole list again.
  addEventListener("pagehide", () => {
    field.value = "";
    show();
  });
  box.hidden = false;
}

/** What an item is found by: its words, the heading that it stands under, and other names that are not shown. */
function textOf(item: HTMLElement): string {
  const heading = item.closest("[data-group]")?.querySelector(":scope > h2")?.textContent ?? "";
  return `${heading} ${item.textContent} ${item.dataset["also"] ?? ""}`;
}

/** Says how many are left, in the form that the language has for that number; nothing when all are. */
function say(box: HTMLElement, left: number | undefined): void {
  const rules = new Intl.PluralRules(document.documentElement.lang);
  const forms = [...box.querySelectorAll<HTMLElement>("[data-form]")];
  const wanted = rules.select(left ?? 0);
  const form = forms.some(({ dataset }) => dataset["form"] === wanted) ? wanted : "other";
  for (const words of forms) {
    words.hidden = words.dataset["form"] !== form;
    const count = words.querySelector("[data-slot=count]");
    if (count !== null) count.textContent = String(left);
  }
  const part = (name: string) => box.querySelector<HTMLElement>(`[data-${name}]`);
  part("some")?.toggleAttribute("hidden", !left);
  part("none")?.toggleAttribute("hidden", left !== 0);
}
