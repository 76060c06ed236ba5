import fc from "fast-check";
import { expect, it } from "vitest";
import { letterBlocks } from "./letter-blocks.ts";

it("A line is a paragraph, and lines that begin with a dash are one list", () => {
  const text =
    "Please stay close.\n- Sit with them.\n- Keep the phone.\n\nDo not pay.\n- It goes on.";

  const blocks = letterBlocks({ id: "home", text });

  expect(blocks).toEqual([
    { kind: "paragraph", text: "Please stay close." },
    { kind: "list", items: ["Sit with them.", "Keep the phone."] },
    { kind: "paragraph", text: "Do not pay." },
    { kind: "list", items: ["It goes on."] },
  ]);
});

it("An empty line between items does not break a list", () => {
  const blocks = letterBlocks({ id: "home", text: "- one\r\n\r\n- two" });

  expect(blocks).toEqual([{ kind: "list", items: ["one", "two"] }]);
});

it("The subject is one heading, also when an edit broke it into lines", () => {
  const blocks = letterBlocks({ id: "subject", text: "About online\nblackmail" });

  expect(blocks).toEqual([{ kind: "heading", text: "About online blackmail" }]);
});

it("A dash with nothing behind it, or a word behind it at once, is no item", () => {
  const blocks = letterBlocks({ id: "home", text: "-\n-5 degrees" });

  expect(blocks.map(({ kind }) => kind)).toEqual(["paragraph", "paragraph"]);
});

it("An element without words has no blocks", () => {
  expect(letterBlocks({ id: "subject", text: " \n" })).toEqual([]);
  expect(letterBlocks({ id: "home", text: "\u0000\n" })).toEqual([]);
});

it("No word of any text is lost and no line is empty", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[-\w ]{0,12}$/)), (lines) => {
      const texts = letterBlocks({ id: "home", text: lines.join("\n") }).flatMap((block) =>
        block.kind === "list" ? block.items : [block.text],
      );

      expect(texts.join("").replaceAll(/[- ]/g, "")).toBe(lines.join("").replaceAll(/[- ]/g, ""));
      expect(texts.every((text) => text !== "")).toBe(true);
    }),
  );
});
