/**
 * Whether a page may have a part that needs a script of its own, which the goal for the script of
 * guidance leaves out: the page of words, kept in the page's memory, and the search of long lists, of
 * countries or of help.
 */
export function hasOwnScript(path: string): boolean {
  return /\/(words|help|country(\/[a-z-]+)?)$/.test(path);
}
