import {
  type ElementId,
  type Letter,
  type LetterBlock,
  type LetterElement,
  letterBlocks,
  MOST_CHARACTERS,
  runsOf,
  sideBySide,
} from "@holdfast/letters";
import { changedOnOneSide, lettersOf, type Written } from "./desk.ts";
import type { Phrases } from "./page-data.ts";
import { make } from "./page-parts.ts";

/** What can be done to one element of the letter in one language. */
export interface SheetActions {
  readonly change: (language: string, id: ElementId, text: string) => void;
  readonly leaveOut: (language: string, id: ElementId) => void;
  readonly restore: (language: string, id: ElementId) => void;
  /** Opens an element for changing, or closes the open one. */
  readonly open: (opened: Opened | undefined) => void;
}

/** The one element that is open for changing. */
export interface Opened {
  readonly language: string;
  readonly id: ElementId;
}

/** The letter as it will be printed, each element with a way to change it. */
export function sheetOf(
  written: readonly Written[],
  opened: Opened | undefined,
  phrases: Phrases,
  actions: SheetActions,
): HTMLElement {
  const letters = lettersOf(written);
  const oneSided = changedOnOneSide(written);
  const rows = sideBySide(letters).map(({ id, cells }) => {
    const row = make("div", { className: "sheet-row" });
    row.dataset["element"] = id;
    row.append(...written.map((one, at) => cellOf(cells[at], id, one, opened, phrases, actions)));
    if (oneSided.has(id)) row.append(noteOf(phrases["other-side"]));
    return row;
  });
  const drafts = written
    .filter(({ isUnreviewed }) => isUnreviewed)
    .map(() => make("p", { className: "draft" }, phrases["unreviewed-in-letter"]));
  const sheet = make("article", { className: "letter-sheet" }, ...drafts.slice(0, 1), ...rows);
  if (letters.length === 2) sheet.classList.add("two");
  // The first language stands where its readers begin.
  sheet.dir = letters[0].direction;
  return sheet;
}

function cellOf(
  element: LetterElement | undefined,
  id: ElementId,
  { letter, composed, edits }: Written,
  opened: Opened | undefined,
  phrases: Phrases,
  actions: SheetActions,
): HTMLElement {
  const { language, direction } = letter;
  const cell = make("section", { lang: language, dir: direction });
  cell.dataset["language"] = language;
  const isLeftOut = edits[id] === null;
  const part = phrases.parts[id];

  if (isLeftOut && composed.elements.some((one) => one.id === id)) {
    const words = phrases["left-out"].replace("{part}", () => part);
    const back = action(phrases["put-back"], part, () => actions.restore(language, id));
    cell.append(inPageLanguage(make("p", { className: "left-out no-print" }, words, " ", back)));
    return cell;
  }
  if (opened?.language === language && opened.id === id) {
    cell.append(editorOf(element?.text ?? "", { language, id }, part, phrases, actions));
    return cell;
  }
  if (element === undefined) return cell;
  cell.append(
    ...letterBlocks(element).map((block) => blockOf(block, letter)),
    toolsOf({ language, id }, part, phrases, actions),
  );
  return cell;
}

function toolsOf(place: Opened, part: string, says: Phrases, actions: SheetActions): HTMLElement {
  const change = action(says.edit, part, () => actions.open(place));
  change.dataset["edit"] = place.id;
  const name = make("span", { ariaHidden: "true" }, part);
  return inPageLanguage(make("p", { className: "tools no-print" }, name, change));
}

function editorOf(
  text: string,
  { language, id }: Opened,
  part: string,
  says: Phrases,
  actions: SheetActions,
): HTMLElement {
  const area = make("textarea", { value: text, maxLength: MOST_CHARACTERS.edit });
  area.dataset["editor"] = id;
  area.rows = Math.max(3, text.split("\n").length + Math.ceil(text.length / 60));
  area.addEventListener("input", () => actions.change(language, id, area.value));

  const done = make("button", { type: "button", className: "button quiet" }, says.done);
  done.addEventListener("click", () => actions.open(undefined));
  const buttons = make("p", { className: "buttons" }, done);
  // A letter without its subject would have no beginning.
  if (id !== "subject") {
    buttons.append(action(says["leave-out"], part, () => actions.leaveOut(language, id)));
  }
  buttons.append(action(says.restore, part, () => actions.restore(language, id)));
  const label = make("label", {}, inPageLanguage(make("b", {}, part)), area);
  return make("div", { className: "field no-print" }, label, inPageLanguage(buttons));
}

/** What the page says stands in its own language, whatever that of the letter is. */
function inPageLanguage<E extends HTMLElement>(element: E): E {
  const { lang, dir } = document.documentElement;
  return Object.assign(element, { lang, dir });
}

function blockOf(block: LetterBlock, letter: Letter): HTMLElement {
  switch (block.kind) {
    case "heading":
      return make("h3", { className: "letter-subject" }, ...inline(block.text, letter));
    case "paragraph":
      return make("p", {}, ...inline(block.text, letter));
    case "list":
      return make("ul", {}, ...block.items.map((item) => make("li", {}, ...inline(item, letter))));
  }
}

/** Numbers, dates and addresses stay left to right inside right-to-left words. */
function inline(text: string, { direction }: Letter): (Node | string)[] {
  if (direction === "ltr") return [text];
  return runsOf(text).map((run) => (run.ltr ? make("bdi", { dir: "ltr" }, run.text) : run.text));
}

/** A button that says to whom can see what it does, and to whom listens what it does it to. */
function action(words: string, part: string, act: () => void): HTMLButtonElement {
  const button = make("button", { type: "button", className: "button link" }, words);
  button.append(make("span", { className: "unseen" }, ` (${part})`));
  button.addEventListener("click", act);
  return button;
}

function noteOf(words: string): HTMLElement {
  return make("p", { className: "small one-sided no-print" }, words);
}
