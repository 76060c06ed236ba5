import { linesOf, type PageOfWords, WORDS_PARTS } from "@holdfast/guide";
import { pageRows } from "./page-rows.ts";

/** What is typed on the page, in memory only. */
export interface TypedWords {
  read(): PageOfWords;
  /** Adds a row to a part. */
  add(part: string): void;
  /** Empties every field. */
  clear(): void;
}

export function typedWords(form: HTMLFormElement): TypedWords {
  const find = <E extends HTMLElement>(selector: string): E => {
    const found = form.querySelector<E>(selector);
    if (found === null) throw new Error(`Cannot find ${selector} in the page`);
    return found;
  };
  const rowsOf = (part: string) => pageRows(find(`[data-rows="${part}"]`));
  const rows = {
    accounts: rowsOf("accounts"),
    happenings: rowsOf("happenings"),
    payments: rowsOf("payments"),
    links: rowsOf("links"),
  };
  const wants = find<HTMLTextAreaElement>('[data-part="wants"]');
  const done = find<HTMLTextAreaElement>('[data-part="done"]');

  return {
    read: () => ({
      accounts: rows.accounts.read().map(({ app = "", name = "", address = "" }) => ({
        app,
        name,
        address,
      })),
      happenings: rows.happenings.read().map(({ when = "", words = "" }) => ({ when, words })),
      wants: wants.value,
      payments: rows.payments.read().map(({ when = "", amount = "", way = "", to = "" }) => ({
        when,
        amount,
        way,
        to,
      })),
      links: rows.links.read().map(({ link = "" }) => link),
      done: done.value,
    }),
    add(part) {
      if (part in rows) rows[part as keyof typeof rows].add();
    },
    clear() {
      form.reset();
      for (const each of Object.values(rows)) each.clear();
    },
  };
}

/** Whether anything at all was typed. */
export function isEmpty(page: PageOfWords): boolean {
  return WORDS_PARTS.every((part) => linesOf(page, part).length === 0);
}
