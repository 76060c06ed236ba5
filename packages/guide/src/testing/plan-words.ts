/** The English words of a plan by key, out of `content/en/plan.md`, without the lines that name sources. */
export function planWords(markdown: string): ReadonlyMap<string, string> {
  const [, ...sections] = markdown.split(/^## /m);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf("\n");
      return [
        section.slice(0, end),
        section
          .slice(end)
          .replace(/^Source:.*$/m, "")
          .trim(),
      ];
    }),
  );
}
