/** A piece of a text; `ltr` where it must be read left to right whatever stands around it. */
export interface TextRun {
  readonly text: string;
  readonly ltr: boolean;
}

/** "Left-to-right embedding" and its end: Word and LibreOffice follow both. */
const BEGIN = "\u202A";
const END = "\u202C";

/** Digits of a phone number without a `+` or `*`; fewer are a count, which needs no help. */
const LEAST_DIGITS = 3;

const NO_SPACE = "[^\\s<>\"'“”«»،؛]";
/** A sentence may end right after an address. */
const NOT_ITS_END = "(?<![.,:;!?)\\]])";
const HOUR = "\\p{Nd}{1,2}[:.]\\p{Nd}{2}";
const GAP = "[ \\u00A0./-]";
const MORE_DIGITS = `(?:${GAP}(?:\\(\\p{Nd}+\\)${GAP}?)?\\p{Nd}+|\\(\\p{Nd}+\\)${GAP}?\\p{Nd}+)*`;

/** What is looked for, the longer forms first. */
const PIECES = {
  email: "[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+",
  address: `(?:https?://|www\\.)${NO_SPACE}+${NOT_ITS_END}`,
  host: `[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}(?:/${NO_SPACE}*${NOT_ITS_END})?`,
  caseNumber: "[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}",
  day: "\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2}|\\p{Nd}{1,2}[./]\\p{Nd}{1,2}[./]\\p{Nd}{2,4}",
  hours: `${HOUR}(?:\\s?[–-]\\s?${HOUR})?`,
  // `SHOUT 85258`, a number for text messages with its keyword.
  keyword: "[A-Z]{2,} \\p{Nd}{3,}",
  number: `(?:\\(\\+?\\p{Nd}+\\)|[+*]?\\p{Nd}+)${MORE_DIGITS}#?`,
};

const NEITHER_BEFORE = "(?<![A-Za-z\\p{Nd}%+@]|[A-Za-z\\p{Nd}][.-])";
const NEITHER_AFTER = "(?![A-Za-z\\p{Nd}])";
const PIECE = new RegExp(
  `${NEITHER_BEFORE}(?:${Object.values(PIECES)
    .map((piece) => `(?:${piece})`)
    .join("|")})${NEITHER_AFTER}`,
  "gu",
);

/**
 * Divides a text at what right-to-left text would turn around: phone numbers, e-mail and web addresses,
 * case numbers, days in digits, times. Put together again the pieces are the text.
 */
export function runsOf(text: string): readonly TextRun[] {
  const runs: TextRun[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(PIECE)) {
    if (isCount(found)) continue;
    if (index > end) runs.push({ text: text.slice(end, index), ltr: false });
    runs.push({ text: found, ltr: true });
    end = index + found.length;
  }
  if (end < text.length) runs.push({ text: text.slice(end), ltr: false });
  return runs;
}

/** A plain text for its direction: pieces that must stay left to right are marked so in `rtl` text. */
export function isolated(text: string, direction: "ltr" | "rtl"): string {
  if (direction === "ltr") return text;
  return runsOf(text)
    .map((run) => (run.ltr ? `${BEGIN}${run.text}${END}` : run.text))
    .join("");
}

function isCount(found: string): boolean {
  const digits = found.match(/\p{Nd}/gu) ?? [];
  return /^[\p{Nd}().\s/-]+$/u.test(found) && digits.length < LEAST_DIGITS;
}
