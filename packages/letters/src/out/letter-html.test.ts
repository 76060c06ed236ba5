import fc from "fast-check";
import { expect, it } from "vitest";
import type { Letter } from "../letter.ts";
import { letterHtml } from "./letter-html.ts";

const english: Letter = {
  kind: "all-parents",
  language: "en",
  direction: "ltr",
  elements: [
    { id: "subject", text: "About online blackmail" },
    { id: "greeting", text: "Dear parents," },
    { id: "home", text: "Please:\n- Stay close.\n- Do not pay." },
  ],
};

const arabic: Letter = {
  ...english,
  language: "ar",
  direction: "rtl",
  elements: [
    { id: "subject", text: "عن الابتزاز عبر الإنترنت" },
    { id: "home", text: "رقم الحالة K7M3Q-9TX26 والهاتف +41 44 123 45 67." },
  ],
};

it("A letter is a whole document in its own language and direction", () => {
  const html = letterHtml([english]);

  expect(html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
  expect(html).toContain("<title>About online blackmail</title>");
  expect(html).toMatch(/<h1 [^>]*>About online blackmail<\/h1>/);
  expect(html.match(/<li /g)).toHaveLength(2);
});

it("Nothing is loaded from anywhere and nothing runs", () => {
  const html = letterHtml([english, arabic]);

  expect(html).not.toMatch(/https?:|src=|href=|url\(|@import|<script|<link|<style|<img/);
});

it("Numbers inside right-to-left words keep their order, a left-to-right letter needs no help", () => {
  const html = letterHtml([arabic]);

  expect(html).toContain('<bdi dir="ltr">K7M3Q-9TX26</bdi>');
  expect(html).toContain('<bdi dir="ltr">+41\u00a044\u00a0123\u00a045\u00a067</bdi>');
  expect(letterHtml([english])).not.toContain("<bdi");
});

it("Two languages stand row by row, each cell in its own language, an empty one where words are missing", () => {
  const html = letterHtml([english, arabic]);

  expect(html.match(/<tr>/g)).toHaveLength(3);
  expect(html.match(/<td lang="en" dir="ltr"/g)).toHaveLength(3);
  expect(html.match(/<td lang="ar" dir="rtl"/g)).toHaveLength(3);
  expect(html.match(/<td lang="ar" [^>]*><\/td>/g)).toHaveLength(1);
});

it("No text of a letter becomes markup, and none of it is lost", () => {
  const pieces = fc.constantFrom(
    "<b>",
    "</td>",
    "&",
    "&amp;",
    '"',
    "'",
    "<!--",
    "]]>",
    "<script>",
    "- ",
  );
  const text = fc.array(fc.oneof(pieces, fc.string({ unit: "binary" })), { maxLength: 6 });
  const bare = shape(letterHtml([of("x", "ltr"), of("x", "rtl")]));
  fc.assert(
    fc.property(text, (parts) => {
      const written = `x${parts.join("")}`.replace(/\n|[\r\v\f\u0085\u2028\u2029]/g, " ");

      const html = letterHtml([of(written, "ltr"), of(written, "rtl")]);

      expect(shape(html.replaceAll(/<\/?bdi( dir="ltr")?>/g, ""))).toBe(bare);
      expect(read(html.match(/<p [^>]*>(.*?)<\/p>/)?.[1] ?? "")).toBe(legal(written));
    }),
  );
});

function of(text: string, direction: Letter["direction"]): Letter {
  return { kind: "card", language: "en", direction, elements: [{ id: "home", text }] };
}

/** Every tag of a document without the words between. */
function shape(html: string): string {
  return (html.match(/<[^>]*>/g) ?? []).join("");
}

function read(escaped: string): string {
  return escaped
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

function legal(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  return text.replace(/[\u0000-\u0008\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu, "").trim();
}

it("A note, such as that nobody has reviewed a language, comes first and is no markup", () => {
  const html = letterHtml([arabic], ["Draft <b>"]);

  expect(html.indexOf("Draft &lt;b&gt;")).toBeGreaterThan(html.indexOf("<body"));
  expect(html.indexOf("Draft &lt;b&gt;")).toBeLessThan(html.indexOf("<h1"));
});
