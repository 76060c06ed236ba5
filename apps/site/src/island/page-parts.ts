/** The parts of the page that the script works with. All words are in the page; none are here. */
export interface PageParts {
  readonly root: HTMLElement;
  /** An element by `data-part`. @throws {Error} when the page lacks it */
  part(name: string): HTMLElement;
  /** A copy of words from the page, their slots filled. */
  words(name: string, slots?: Slots): DocumentFragment;
  /** A copy of the row for one picture. */
  row(): HTMLElement;
  /** Shows one screen and hides the others; its heading is read out. */
  show(screen: string): void;
  /** What a press on a button with this `data-do` does, for rows added later too, unless busy. */
  onPress(action: string, act: (button: HTMLElement) => void): void;
  /** Makes a part's buttons do nothing for a while; `disabled` would lose the reader's place. */
  setBusy(name: string, isBusy: boolean): void;
}

export type Slots = Readonly<Record<string, string | number>>;

export function pageParts(root: HTMLElement): PageParts {
  function find(selector: string): HTMLElement {
    const found = root.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`Cannot find ${selector} in the page`);
    return found;
  }

  function copy(selector: string): DocumentFragment {
    const template = find(selector) as HTMLTemplateElement;
    return document.importNode(template.content, true);
  }

  return {
    root,
    part: (name) => find(`[data-part="${name}"]`),
    words(name, slots = {}) {
      const words = copy(`template[data-word="${name}"]`);
      fillSlots(words, slots);
      return words;
    },
    row() {
      const row = copy("template[data-row]").querySelector("li");
      if (row === null) throw new Error("Cannot find the row in the page");
      return row;
    },
    show(screen) {
      for (const section of root.querySelectorAll<HTMLElement>("[data-screen]")) {
        section.hidden = section.dataset["screen"] !== screen;
      }
      root.dataset["showing"] = screen;
      find(`[data-screen="${screen}"] h1`).focus();
      scrollTo(0, 0);
    },
    onPress(action, act) {
      root.addEventListener("click", ({ target }) => {
        const button = (target as Element).closest<HTMLElement>(`[data-do="${action}"]`);
        if (button !== null && button.getAttribute("aria-disabled") !== "true") act(button);
      });
    },
    setBusy(name, isBusy) {
      for (const button of find(`[data-part="${name}"]`).querySelectorAll("button")) {
        button.setAttribute("aria-disabled", String(isBusy));
      }
    },
  };
}

/** Puts plain text into every slot of these names. */
export function fillSlots(within: ParentNode, slots: Slots): void {
  for (const slot of within.querySelectorAll<HTMLElement>("[data-slot]")) {
    const value = slots[slot.dataset["slot"] ?? ""];
    if (value !== undefined) slot.textContent = String(value);
  }
}

/** Shows the form of a text that the page's language has for this many. */
export function fillPlurals(within: ParentNode, count: number): void {
  const language = document.documentElement.lang;
  const form = new Intl.PluralRules(language).select(count);
  for (const plural of within.querySelectorAll("[data-plural]")) {
    const forms = [...plural.querySelectorAll<HTMLElement>("[data-form]")];
    const fitting = forms.find((each) => each.dataset["form"] === form) ?? forms.at(-1);
    for (const each of forms) each.hidden = each !== fitting;
  }
  fillSlots(within, { count: new Intl.NumberFormat(language).format(count) });
}
