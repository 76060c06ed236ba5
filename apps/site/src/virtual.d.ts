declare module "virtual:content" {
  import type { Catalogue } from "../vite/catalogue.ts";

  /** Compiled texts by language; see `vite/content-plugin.ts`. */
  const catalogues: Readonly<Record<string, Catalogue>>;
  export default catalogues;
}

declare module "virtual:review" {
  import type { Review } from "../vite/read-review.ts";

  /** Every text with its sources and findings, by language; see `vite/content-plugin.ts`. */
  const reviews: Readonly<Record<string, Review>>;
  export default reviews;
}

declare module "virtual:letters" {
  /** The letters of each language that has some, from `content/letters/`. */
  const letters: Readonly<Record<string, import("../vite/read-letters.ts").LetterLanguage>>;
  export default letters;
}
