import {
  type ElementId,
  type Letter,
  type LetterBlock,
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
  // What was left out keeps its place, so that it can be put back there.
  const letters = lettersOf(written, "composed");
  const oneSided = changedOnOneSide(written);
  const rows = sideBySide(letters).map(({ id }) => {
    const row = make("div", { className: "sheet-row" });
    row.dataset["element"] = id;
    row.append(
      ...written.map((one) =>
        cellOf(id, one, { opened, phrases, actions, isTwo: letters.length > 1 }),
      ),
    );
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

/** What every cell of a sheet is made with. */
interface Sheet {
  readonly opened: Opened | undefined;
  readonly phrases: Phrases;
  readonly actions: SheetActions;
  readonly isTwo: boolean;
}

function cellOf(id: ElementId, written: Written, sheet: Sheet): HTMLElement {
  const { letter, composed, edits, name } = written;
  const { opened, phrases, actions, isTwo } = sheet;
  const { language, direction } = letter;
  const cell = make("section", { lang: language, dir: direction });
  cell.dataset["language"] = language;
  if (!composed.elements.some((one) => one.id === id)) return cell;

  const element = letter.elements.find((one) => one.id === id);
  // Two buttons that do the same to two languages are told apart by the language.
  const part = isTwo ? `${phrases.parts[id]}, ${name}` : phrases.parts[id];
  if (opened?.language === language && opened.id === id) {
    cell.append(editorOf(edits[id]?.text ?? element?.text ?? "", opened, part, phrases, actions));
  } else if (element === undefined) {
    const words = phrases["left-out"].replace("{part}", () => phrases.parts[id]);
    const back = action(phrases["put-back"], part, () => actions.restore(language, id));
    cell.append(inPageLanguage(make("p", { className: "left-out no-print" }, words, " ", back)));
  } else {
    cell.append(
      ...letterBlocks(element).map((block) => blockOf(block, letter)),
      toolsOf({ language, id }, part, phrases, actions),
    );
  }
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
  const found = inPageLanguage(make("ul", { className: "found-here", role: "status" }));
  return make("div", { className: "field no-print" }, label, found, inPageLanguage(buttons));
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

/** Characters; a longer piece, such as an address, may go on in the next line. */
const LONGEST_KEPT = 24;

/** Numbers, dates and addresses stay left to right inside right-to-left words, and numbers in one piece. */
function inline(text: string, { direction }: Letter): (Node | string)[] {
  return runsOf(text).map((run) => {
    if (!run.ltr || (direction === "ltr" && run.text.length > LONGEST_KEPT)) return run.text;
    const kept = make("bdi", { dir: "ltr" }, run.text);
    // A number that goes on in the next line is misread.
    if (run.text.length <= LONGEST_KEPT) kept.className = "unbroken";
    return kept;
  });
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
