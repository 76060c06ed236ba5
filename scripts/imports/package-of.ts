/** The package that an import names: `@scope/name/deep/file.js` is of `@scope/name`. */
export function packageOf(id: string): string {
  return id
    .split("/")
    .slice(0, id.startsWith("@") ? 2 : 1)
    .join("/");
}
