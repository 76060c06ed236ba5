import { marked, type Token, type Tokens } from "marked";

/** One piece of text, compiled into each form that its markup allows. */
export interface Entry {
  /** HTML with paragraphs and lists. */
  readonly block: string;
  /** HTML without a paragraph around it; absent unless it is a single paragraph. */
  readonly inline?: string;
  /** Not HTML; absent when there is any markup in it. */
  readonly plain?: string;
}

/** Markdown that content may use. Anything else, raw HTML above all, stops the build. */
const ALLOWED: ReadonlySet<string> = new Set([
  "paragraph",
  "text",
  "escape",
  "strong",
  "em",
  "br",
  "link",
  "list",
  "list_item",
  "heading",
  "space",
]);

/** Where a link may lead: a page of this site by name, another site over TLS, or a placeholder. */
const LINK = /^(page:[a-z-]+|https:\/\/[^\s"<>]+|\{[a-z-]+\})$/;

const renderer = new marked.Renderer();
renderer.link = function link({ href, tokens }: Tokens.Link): string {
  const words = this.parser.parseInline(tokens);
  if (href.startsWith("page:")) return `<a href="{${href}}">${words}</a>`;
  if (href.startsWith("{")) return `<a href="${href}">${words}</a>`;
  const address = href.replaceAll("&", "&amp;");
  return `<a href="${address}" rel="noopener noreferrer">${words}</a>`;
};

/** A paragraph that is one link and nothing else is pressed like a button, so it is made as tall. */
renderer.paragraph = function paragraph({ tokens }: Tokens.Paragraph): string {
  const words = this.parser.parseInline(tokens);
  const isLink = tokens.length === 1 && tokens[0]?.type === "link";
  return `<p>${isLink ? words.replace("<a ", '<a class="alone" ') : words}</p>\n`;
};

/**
 * Compiles Markdown into forms that still hold their placeholders: `{name}`, and `{page:name}` for
 * the address of a page, which depends on the language and country of the reader.
 *
 * @throws {Error} for markup outside the short list above
 */
export function compileEntry(markdown: string): Entry {
  const tokens = marked.lexer(markdown);
  marked.walkTokens(tokens, requireAllowed);
  const block = marked.parser(tokens, { renderer }).trim();

  const [only, ...others] = tokens;
  if (only?.type !== "paragraph" || others.length > 0) return { block };
  const inline = block.slice("<p>".length, -"</p>".length);
  const plain = plainText((only as Tokens.Paragraph).tokens);
  return plain === undefined ? { block, inline } : { block, inline, plain };
}

function requireAllowed(token: Token): void {
  if (!ALLOWED.has(token.type)) throw new Error(`Cannot use ${token.type} in content`);
  if (token.type === "link" && !LINK.test((token as Tokens.Link).href)) {
    throw new Error(`Cannot link to ${(token as Tokens.Link).href} from content`);
  }
}

function plainText(tokens: readonly Token[]): string | undefined {
  const isPlain = tokens.every(({ type }) => type === "text" || type === "escape");
  if (!isPlain) return undefined;
  return tokens
    .map((token) => (token.type === "escape" ? (token as Tokens.Escape).text : token.raw))
    .join("")
    .replace(/\s*\n\s*/g, " ");
}
