/** The rows of one part of the page: one at first, more when asked for. */
export interface PageRows {
  /** What is typed, row by row, by the names of the fields. */
  read(): readonly Readonly<Record<string, string>>[];
  /** Adds an empty row and puts the cursor into it. */
  add(): void;
  /** Leaves one empty row. */
  clear(): void;
}

/** Works with the rows in `container`: a `data-row` each, and a template of one. */
export function pageRows(container: HTMLElement): PageRows {
  const template = container.querySelector("template");
  if (template === null) throw new Error("Cannot find the template of a row");

  const rows = () => [...container.querySelectorAll<HTMLElement>("[data-row]")];

  function append(): HTMLElement | undefined {
    const copy = document.importNode((template as HTMLTemplateElement).content, true);
    const row = copy.querySelector<HTMLElement>("[data-row]") ?? undefined;
    const number = copy.querySelector("[data-slot=number]");
    if (number !== null) number.textContent = showNumber(rows().length + 1);
    container.append(copy);
    return row;
  }

  function clear(): void {
    for (const row of rows()) row.remove();
    append();
  }

  clear();
  return {
    read: () => rows().map(fieldsOf),
    add: () => append()?.querySelector<HTMLElement>("[data-field]")?.focus(),
    clear,
  };
}

function fieldsOf(row: HTMLElement): Record<string, string> {
  const fields = [...row.querySelectorAll<HTMLInputElement>("[data-field]")];
  return Object.fromEntries(fields.map((field) => [field.dataset["field"] ?? "", field.value]));
}

function showNumber(number: number): string {
  return new Intl.NumberFormat(document.documentElement.lang).format(number);
}
