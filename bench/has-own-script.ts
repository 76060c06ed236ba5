/**
 * Whether a page may have a part that needs a script of its own, which the goal for the script of
 * guidance leaves out: the page of words, kept in the page's memory; the search of long lists, of
 * countries or of help; and the form that opens a case, which tells a slip before the PIN is sent.
 */
export function hasOwnScript(path: string): boolean {
  return /\/(words|help|case|country(\/[a-z-]+)?)$/.test(path);
}
