import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Fields of an entry or a fact that a text could repeat. */
const NAMING = ["name", "phone", "email", "url", "chatUrl", "value"];

/** A number of fewer digits, such as 135, stands in many texts that mean something else. */
const LEAST_DIGITS = 5;

/** What the data calls unconfirmed, so that no text may name it. */
export interface Unconfirmed {
  /** Those of them that `text` names: numbers by their digits, all else by its letters. */
  namedIn(text: string): readonly string[];
}

/** Collects every name, number, address and menu of a content folder's data that nobody confirmed. */
export function readUnconfirmed(folder: string): Unconfirmed {
  const data = join(folder, "data");
  const files = existsSync(data) ? readdirSync(data).filter((name) => name.endsWith(".json")) : [];
  const values = { confirmed: new Set<string>(), not: new Set<string>() };
  for (const file of files) collect(JSON.parse(readFileSync(join(data, file), "utf8")), values);
  const confirmed = new Set([...values.confirmed].map(comparable));
  const names = [...values.not].filter(
    (name) => isTelling(name) && !confirmed.has(comparable(name)),
  );

  return {
    namedIn(text) {
      const letters = plain(text);
      const digits = text.replace(/(?<=\d)[ ()-]+(?=\d)/g, "");
      return names.filter((name) =>
        isNumber(name) ? digits.includes(digitsOf(name)) : letters.includes(plain(name)),
      );
    },
  };
}

function collect(value: unknown, values: { confirmed: Set<string>; not: Set<string> }): void {
  if (typeof value !== "object" || value === null) return;
  const fields = value as Record<string, unknown>;
  if (typeof fields["confirmed"] === "boolean") {
    const into = fields["confirmed"] ? values.confirmed : values.not;
    for (const name of NAMING) {
      const one = fields[name];
      if (typeof one === "string") into.add(one);
    }
  }
  for (const child of Object.values(fields)) collect(child, values);
}

/** Whether a value says which one it is: a name, an address, a menu; not "yes" or "keeps the chat". */
function isTelling(value: string): boolean {
  if (isNumber(value)) return digitsOf(value).length >= LEAST_DIGITS;
  return /[>@]|^https:|[A-Z].*[A-Z]/.test(value);
}

const isNumber = (value: string) => /^[+\d][\d ()-]*$/.test(value);
const digitsOf = (value: string) => value.replace(/\D/g, "");
const comparable = (value: string) => (isNumber(value) ? digitsOf(value) : plain(value));
const plain = (text: string) => text.toLowerCase().replace(/[\s*[\]]+/g, " ");
