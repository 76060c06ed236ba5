import {
  linesOf,
  type PageOfWords,
  type ReadyTextKind,
  type ReadyTextPhrases,
  readyText,
  saysWherePublished,
  WORDS_PARTS,
} from "@holdfast/guide";
import { isEmpty, typedWords } from "./typed-words.ts";

/** Starts the page of words: rows, ready-made texts, the sheet to print. All its words are in the page. */
function start(root: HTMLElement): void {
  const part = (name: string) => {
    const found = root.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (found === null) throw new Error(`Cannot find ${name} in the page`);
    return found;
  };
  const phrases = phrasesIn(root);
  const form = part("form") as HTMLFormElement;
  // A browser may bring back what was typed before the page was left.
  form.reset();
  const typed = typedWords(form);
  let isKept = true;

  function render(): void {
    const page = typed.read();
    isKept = isEmpty(page);
    for (const text of root.querySelectorAll<HTMLElement>("[data-ready]")) {
      text.textContent = readyText(text.dataset["ready"] as ReadyTextKind, page, phrases);
    }
    for (const each of root.querySelectorAll<HTMLElement>('[data-when="published"]')) {
      each.hidden = !saysWherePublished(page);
    }
    part("sheet-parts").replaceChildren(...sheetOf(page, phrases));
  }

  form.addEventListener("input", render);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.classList.add("no-print");
  part("sheet").hidden = false;
  render();

  root.addEventListener("click", ({ target }) => {
    const { dataset } = (target as Element).closest<HTMLElement>("button") ?? { dataset: {} };
    const { add, copy } = dataset as DOMStringMap;
    if (add !== undefined) typed.add(add);
    if (copy !== undefined) void copyText(copy);
    if ("do" in dataset && dataset["do"] === "print") print();
    if ("do" in dataset && dataset["do"] === "ask-clear") askClear(true);
    if ("do" in dataset && dataset["do"] === "keep") askClear(false);
    if ("do" in dataset && dataset["do"] === "clear") clear();
  });

  async function copyText(kind: string): Promise<void> {
    const shown = root.querySelector<HTMLElement>(`[data-ready="${kind}"]`);
    const isCopied = await copied(shown);
    isKept ||= isCopied;
    for (const notice of root.querySelectorAll<HTMLElement>("[data-copied]")) {
      const isHere = notice.dataset["copied"] === kind;
      notice.textContent = isHere ? phrases[isCopied ? "copied" : "copy-failed"] : "";
    }
  }

  /** Shows the question before words are lost, or takes it back; the keyboard is at what loses none. */
  function askClear(isAsked: boolean): void {
    part("clear-question").hidden = !isAsked;
    root.querySelector<HTMLElement>(`[data-do="${isAsked ? "keep" : "ask-clear"}"]`)?.focus();
  }

  function clear(): void {
    typed.clear();
    render();
    askClear(false);
    part("clear-notice").textContent = phrases.cleared;
    part("heading").focus();
  }

  addEventListener("afterprint", () => {
    isKept = true;
  });
  // Words are lost with the page: ask, unless they were kept. "Leave now" empties the page first
  // and is never held up.
  addEventListener("beforeunload", (event) => {
    if (!isKept && root.isConnected) event.preventDefault();
  });
}

type Phrases = ReadyTextPhrases & Readonly<Record<"copied" | "copy-failed" | "cleared", string>>;

function phrasesIn(root: HTMLElement): Phrases {
  const template = root.querySelector<HTMLTemplateElement>("template[data-phrases]");
  const each = template?.content.querySelectorAll<HTMLElement>("[data-phrase]") ?? [];
  return Object.fromEntries(
    [...each].map(({ dataset, textContent }) => [dataset["phrase"] ?? "", textContent ?? ""]),
  ) as unknown as Phrases;
}

/** What is typed as a sheet of paper: a heading and a list for each part that has words. */
function sheetOf(page: PageOfWords, phrases: Phrases): HTMLElement[] {
  return WORDS_PARTS.flatMap((part) => {
    const lines = linesOf(page, part);
    if (lines.length === 0) return [];
    const heading = document.createElement("h2");
    heading.textContent = phrases[`part-${part}`];
    const list = document.createElement("ul");
    for (const line of lines) {
      const item = document.createElement("li");
      item.textContent = line;
      list.append(item);
    }
    return [heading, list];
  });
}

/** Without a secure context there is no clipboard to write to, but what is selected can be copied. */
async function copied(shown: HTMLElement | null): Promise<boolean> {
  if (shown === null) return false;
  try {
    await navigator.clipboard.writeText(shown.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy");
  }
}

const root = document.getElementById("words");
if (root !== null) start(root);
