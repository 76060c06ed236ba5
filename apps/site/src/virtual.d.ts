declare module "virtual:content" {
  import type { Catalogue } from "../vite/catalogue.ts";

  /** Compiled texts by language; see `vite/content-plugin.ts`. */
  const catalogues: Readonly<Record<string, Catalogue>>;
  export default catalogues;
}
