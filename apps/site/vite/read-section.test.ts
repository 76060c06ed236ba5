import { describe, expect, it } from "vitest";
import { readSection } from "./read-section.ts";

describe("readSection", () => {
  it("takes the last line with the sources off the words", () => {
    expect(readSection("\nOne.\n\n- Two.\n\nSource: S7, directory\n")).toEqual({
      words: "One.\n\n- Two.",
      sources: ["S7", "directory"],
    });
  });

  it("takes it off right under the words too", () => {
    expect(readSection("One.\nSource: own")).toEqual({ words: "One.", sources: ["own"] });
  });

  it("leaves a section without sources as it is, and the word inside a sentence", () => {
    expect(readSection("One.\n")).toEqual({ words: "One." });
    expect(readSection("The Source: a river.\nMore.")).toEqual({
      words: "The Source: a river.\nMore.",
    });
  });
});
