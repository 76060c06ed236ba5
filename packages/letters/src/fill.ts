const PLACEHOLDER = /\{([a-z-]+)\}/g;

/**
 * Puts values where a text names them in braces. Braces that come with a value stay as they are.
 *
 * @param valueFor the value for a name; it throws for one it does not know
 */
export function fill(text: string, valueFor: (name: string) => string): string {
  return text.replace(PLACEHOLDER, (_, name: string) => valueFor(name));
}

/** The names that a text has in braces, each once. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name!))];
}
