import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isolated, runsOf } from "./isolate.ts";

const ltr = (text: string) => runsOf(text).flatMap((run) => (run.ltr ? [run.text] : []));

describe("runsOf", () => {
  it.each([
    ["اتصل على +41 44 123 45 67 الآن", ["+41 44 123 45 67"]],
    ["اتصل على 0800 1111.", ["0800 1111"]],
    ["116 111", ["116 111"]],
    ["المفتاح *123#، مجانا", ["*123#"]],
    ["+44 (0)20 7946 0000", ["+44 (0)20 7946 0000"]],
    ["(020) 7946 0000", ["(020) 7946 0000"]],
    ["٠٨٠٠ ١١١١", ["٠٨٠٠ ١١١١"]],
    ["ב-116 111", ["116 111"]],
    ["أرسل SHOUT 85258 اليوم", ["SHOUT 85258"]],
    ["اكتب إلى lead.one@school.example.", ["lead.one@school.example"]],
    [
      "https://www.childline.org.uk/get-support/, ثم",
      ["https://www.childline.org.uk/get-support/"],
    ],
    ["(www.example.org)", ["www.example.org"]],
    ["انظر childline.org.uk/kids الآن", ["childline.org.uk/kids"]],
    ["رقم K7M3Q-9TX26", ["K7M3Q-9TX26"]],
    ["يوم 2026-11-28 و 28.11.2026", ["2026-11-28", "28.11.2026"]],
    ["من 09:00–17:00", ["09:00–17:00"]],
    ["999 أو 112", ["999", "112"]],
  ])("finds what must stay left to right in: %s", (text, pieces) => {
    expect(ltr(text)).toEqual(pieces);
  });

  it.each(["عمره 12 سنة", "من 5 إلى 19", "كلمة.", "", "Covid19"])(
    "leaves alone what right-to-left text shows as it is: %j",
    (text) => {
      expect(ltr(text)).toEqual([]);
    },
  );

  it("gives the text back, in pieces that are not empty", () => {
    const part = fc.constantFrom(
      "+41 44",
      "0800 1111",
      "a@b.ch",
      "https://a.b/",
      "نص ",
      "-",
      "(",
      ")",
      " ",
      ".",
      "7",
      "*1#",
    );
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(part).map((parts) => parts.join("")),
    );

    fc.assert(
      fc.property(texts, (text) => {
        const runs = runsOf(text);

        expect(runs.map((run) => run.text).join("")).toBe(text);
        expect(runs.every((run) => run.text !== "")).toBe(true);
      }),
    );
  });

  it("is done at once with the longest text of an element, whatever it is made of", () => {
    for (const part of ["a.", "1 ", "a@", "(1)", "1-", "A"]) {
      const text = part.repeat(10_000 / part.length);
      const start = performance.now();

      runsOf(text);

      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });
});

describe("isolated", () => {
  it("marks such pieces in right-to-left text and changes nothing else", () => {
    const text = "اتصل على 0800 1111.";

    expect(isolated(text, "rtl")).toBe("اتصل على \u202A0800 1111\u202C.");
    expect(isolated(text, "ltr")).toBe(text);
  });
});
