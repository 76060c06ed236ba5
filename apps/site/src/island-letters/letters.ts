import { type ElementId, parseLetterFile } from "@holdfast/letters";
import { showChangesNothing } from "./changes-nothing.ts";
import { type AllEdits, edited, letterKey, lettersOf, type Written, writeLetters } from "./desk.ts";
import { readForm, showWhatCounts, writeForm } from "./form.ts";
import { readPageData } from "./page-data.ts";
import { part } from "./page-parts.ts";
import { type Opened, type SheetActions, sheetOf } from "./sheet.ts";
import { type Current, paperIn, waysOut } from "./taking.ts";
import { thenAndNow } from "./then-now.ts";
import { today } from "./today.ts";
import { type WatchActions, watchList, wordingItems } from "./watch-list.ts";

/** Starts the page of letters: one state, shown anew after each change. Nothing leaves the page. */
function start(root: HTMLElement): void {
  const data = readPageData();
  const says = data.phrases;
  const form = part<HTMLFormElement>(root, "form");
  const file = part<HTMLInputElement>(root, "file");
  // A browser may bring back what was typed before the page was left.
  form.reset();
  setToday(form);

  let edits: AllEdits = {};
  let opened: Opened | undefined;
  /** Letters that were changed and not taken along since. */
  const untaken = new Set<string>();

  const key = () => letterKey(readForm(form, data).facts);
  /** The words that a school sees when it changes an element. */
  const composedText = (language: string, id: ElementId) => {
    const written = writeLetters(readForm(form, data), edits, data);
    const composed = written.find(({ letter }) => letter.language === language)?.composed;
    return composed?.elements.find((element) => element.id === id)?.text ?? "";
  };
  const edit = (language: string, id: ElementId, text: string | null): AllEdits => {
    const before = edits[key()]?.[language]?.[id];
    const from = before?.from ?? composedText(language, id);
    return edited(edits, key(), language, id, { text, from });
  };
  const restored = (language: string, id: ElementId) =>
    edited(edits, key(), language, id, undefined);

  const actions: SheetActions & WatchActions = {
    change: (language, id, text) => set(edit(language, id, text)),
    leaveOut: (language, id) => close({ language, id }, edit(language, id, null)),
    restore: (language, id) => close({ language, id }, restored(language, id)),
    keepMine(language, id) {
      const text = edits[key()]?.[language]?.[id]?.text ?? null;
      const from = composedText(language, id);
      close({ language, id }, edited(edits, key(), language, id, { text, from }));
    },
    open(next) {
      const before = opened;
      opened = next;
      show();
      focusIn(next ?? before);
    },
  };

  /** Changes an element that then is no longer open. */
  function close(place: Opened, next: AllEdits): void {
    opened = undefined;
    set(next);
    focusIn(place);
  }

  /** The keyboard stays where someone was at work: in the field, or at the button beside the words. */
  function focusIn(place: Opened | undefined): void {
    if (place === undefined) return;
    const cell = `[data-element="${place.id}"] [data-language="${place.language}"]`;
    root.querySelector<HTMLElement>(`${cell} textarea, ${cell} button`)?.focus();
  }

  function set(next: AllEdits): void {
    edits = next;
    changed();
  }

  /** What was taken along before is no longer what stands here. */
  function changed(): void {
    untaken.add(key());
    part(root, "take-notice").textContent = "";
    show();
  }

  function show(): void {
    const filled = readForm(form, data);
    showWhatCounts(form, filled, data);
    const hasCountry = filled.facts.services.country !== "";
    part(root, "take-out").hidden = !hasCountry;
    if (!hasCountry) {
      part(root, "watch").replaceChildren();
      part(root, "sheet").replaceChildren(says["choose-country-first"]);
      return;
    }
    const written = writeLetters(filled, edits, data);
    showWatch(written);
    showSheet(written);
    showChangesNothing(form, filled, data);
    part(root, "unreviewed").hidden = !written.some(({ isUnreviewed }) => isUnreviewed);
  }

  function showWatch(written: readonly Written[]): void {
    part(root, "watch").replaceChildren(...watchList(written, data.phrases, actions));
  }

  /** While someone types, the field they type in stays as it is. */
  function showSheet(written: readonly Written[]): void {
    const sheet = part(root, "sheet");
    if (opened !== undefined && sheet.contains(document.activeElement)) {
      const editor = document.activeElement as HTMLElement;
      if (editor.dataset["editor"] === opened.id) {
        showFoundHere(written, opened);
        return;
      }
    }
    sheet.replaceChildren(sheetOf(written, opened, data.phrases, actions));
    if (opened !== undefined) showFoundHere(written, opened);
  }

  /** What is pointed out stands below the words, too: on a phone the list of all is far away. */
  function showFoundHere(written: readonly Written[], { language, id }: Opened): void {
    const one = written.find(({ letter }) => letter.language === language);
    const wording = one?.wording?.filter(({ element }) => element === id) ?? [];
    root.querySelector(".found-here")?.replaceChildren(...wordingItems(wording, data.phrases));
  }

  function current(): Current {
    const filled = readForm(form, data);
    const written = writeLetters(filled, edits, data);
    const isDraft = written.some(({ isUnreviewed }) => isUnreviewed);
    return {
      filled,
      letters: lettersOf(written),
      notes: isDraft ? [says["unreviewed-in-letter"]] : [],
      edits: edits[letterKey(filled.facts)] ?? {},
    };
  }

  async function openFile(): Promise<void> {
    const [chosen] = file.files ?? [];
    file.value = "";
    if (chosen === undefined) return;
    const saved = chosen.size > 1_000_000 ? undefined : parseLetterFile(await chosen.text());
    part(root, "open-notice").textContent = says[saved === undefined ? "not-opened" : "opened"];
    const [first, second] = saved?.languages ?? [];
    if (saved === undefined || first === undefined) return;
    edits = { [letterKey(saved.facts)]: saved.edits };
    opened = undefined;
    writeForm(form, {
      // The numbers are those of today, and so is the date that says so.
      facts: { ...saved.facts, day: today(), reviewDay: "" },
      languages: second === undefined ? [first] : [first, second],
    });
    const panel = part(root, "then-now");
    panel.replaceChildren(...thenAndNow(saved, data));
    panel.hidden = false;
    untaken.clear();
    show();
    panel.focus();
  }

  const doings: Readonly<Record<string, () => void>> = {
    open: () => file.click(),
    ...waysOut(root, says, current, () => untaken.delete(key())),
  };
  root.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLElement>("button[data-do]");
    doings[button?.dataset["do"] ?? ""]?.();
  });
  file.addEventListener("change", () => void openFile());
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("change", setPaper);
  // Words are lost with the page: ask, unless they were taken. "Leave now" empties the page first.
  addEventListener("beforeunload", (event) => {
    if (untaken.size > 0 && root.isConnected) event.preventDefault();
  });

  /** The style sheet names a page for each paper. */
  function setPaper(): void {
    document.documentElement.dataset["paper"] = paperIn(root);
  }

  setPaper();
  show();
}

function setToday(form: HTMLFormElement): void {
  const day = form.querySelector<HTMLInputElement>('[data-field="day"]');
  if (day !== null) day.value = today();
}

const root = document.getElementById("letters");
if (root !== null) start(root);
