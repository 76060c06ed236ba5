/** HTML that is put into a text as it is. */
export interface Html {
  readonly html: string;
}

/** What takes the place of `{name}` in a text. */
export type Values = Readonly<Record<string, string | number | Html>>;

const PLACEHOLDER = /\{([a-z]+(?:[:-][a-z]+)*)\}/g;

/**
 * Fills the placeholders of a text.
 *
 * @param form `html` escapes every value but those marked as HTML; `plain` leaves values as they are
 * @throws {Error} for a placeholder without a value
 */
export function fill(text: string, values: Values, form: "html" | "plain"): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`Cannot fill text: no value for {${name}}`);
    if (typeof value === "object") return value.html;
    return form === "html" ? escapeHtml(String(value)) : String(value);
  });
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML, for elements and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/** A place that a script fills later with plain text. */
export function slot(name: string): Html {
  return { html: `<span data-slot="${escapeHtml(name)}"></span>` };
}
