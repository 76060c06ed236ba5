import { isFound } from "./found.ts";

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

  const show = () => {
    for (const item of items) item.hidden = !isFound(texts.get(item) ?? "", field.value);
    for (const group of groups) group.hidden = group.querySelector("li:not([hidden])") === null;
    const left = items.filter((item) => !item.hidden).length;
    say(box, field.value.trim() === "" ? undefined : left);
  };

  field.addEventListener("input", show);
  // A page that comes back as it was left shows its whole list again.
  addEventListener("pagehide", () => {
    field.value = "";
    show();
  });
  box.hidden = false;
}

/** What an item is found by: its words, and other names that are not shown. */
function textOf(item: HTMLElement): string {
  return `${item.textContent} ${item.dataset["also"] ?? ""}`;
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
