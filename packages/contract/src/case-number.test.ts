import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CASE_NUMBER_RANDOM,
  CROCKFORD,
  caseNumberFrom,
  checkCharacter,
  PIN_LENGTH,
  parseCaseNumber,
  parsePin,
  parseSpareCode,
  SPARE_CODE_LENGTH,
  showCaseNumber,
  showPin,
  showSpareCode,
  slipInCaseNumber,
} from "./case-number.ts";

const crockford = (length: number) =>
  fc.string({ unit: fc.constantFrom(...CROCKFORD), minLength: length, maxLength: length });
const caseNumber = crockford(CASE_NUMBER_RANDOM).map(caseNumberFrom);
const pin = fc.string({
  unit: fc.constantFrom(..."0123456789"),
  minLength: PIN_LENGTH,
  maxLength: PIN_LENGTH,
});
const spareCode = crockford(SPARE_CODE_LENGTH);

/** How people write down and type: lower case, gaps anywhere, letters that look like digits. */
function typed(text: string): fc.Arbitrary<string> {
  const letters = Array.from(text, (letter) => {
    const lookalikes = { "0": ["O", "o"], "1": ["I", "i", "L", "l"] }[letter] ?? [];
    return fc.tuple(
      fc.constantFrom(letter, letter.toLowerCase(), ...lookalikes),
      fc.constantFrom("", "", "", " ", "-", " - ", "\u00a0", "\t"),
    );
  });
  return fc.tuple(...letters).map((pairs) => ` ${pairs.flat().join("")}`);
}

describe("a case number", () => {
  it("is shown in two halves and read back", () => {
    expect(showCaseNumber(caseNumberFrom("K7M3Q9TX2"))).toBe(
      `K7M3Q-9TX2${checkCharacter("K7M3Q9TX2")}`,
    );
    fc.assert(
      fc.property(caseNumber, (number) => {
        expect(parseCaseNumber(showCaseNumber(number))).toBe(number);
      }),
    );
  });

  it("is read however it is typed", () => {
    fc.assert(
      fc.property(
        caseNumber.chain((number) => fc.tuple(fc.constant(number), typed(number))),
        ([number, text]) => {
          expect(parseCaseNumber(text)).toBe(number);
        },
      ),
    );
  });

  it("is not read with any one wrong character", () => {
    fc.assert(
      fc.property(caseNumber, (number) => {
        for (let at = 0; at < number.length; at++) {
          for (const wrong of CROCKFORD) {
            if (wrong === number[at]) continue;
            expect(
              parseCaseNumber(number.slice(0, at) + wrong + number.slice(at + 1)),
            ).toBeUndefined();
          }
        }
      }),
    );
  });

  it("is not read with any two neighbours swapped, the check character among them", () => {
    fc.assert(
      fc.property(caseNumber, (number) => {
        for (let at = 0; at + 1 < number.length; at++) {
          const [one, other] = [number[at]!, number[at + 1]!];
          if (one === other) continue;
          const swapped = number.slice(0, at) + other + one + number.slice(at + 2);
          expect(parseCaseNumber(swapped)).toBeUndefined();
        }
      }),
    );
  });

  it("is not read with a character too few or too many", () => {
    fc.assert(
      fc.property(caseNumber, fc.constantFrom(...CROCKFORD), (number, extra) => {
        expect(parseCaseNumber(number.slice(0, -1))).toBeUndefined();
        expect(parseCaseNumber(number.slice(1))).toBeUndefined();
        expect(parseCaseNumber(number + extra)).toBeUndefined();
      }),
    );
  });

  it.each([
    ["short", "K7M3Q-9TX2"],
    ["short", ""],
    ["long", `${caseNumberFrom("K7M3Q9TX2")}0`],
    ["wrong", "K7M3Q-9TX2U"],
    [undefined, ` k7m3q ${caseNumberFrom("K7M3Q9TX2").slice(5)}`],
  ])("has a slip that is told in a word: %s", (slip, text) => {
    expect(slipInCaseNumber(text)).toBe(slip);
  });

  it("has a wrong character when it is whole and its check character does not fit", () => {
    fc.assert(
      fc.property(caseNumber, fc.constantFrom(...CROCKFORD), (number, last) => {
        fc.pre(last !== number.at(-1));
        expect(slipInCaseNumber(number.slice(0, -1) + last)).toBe("wrong");
      }),
    );
  });

  it("is not read with a letter that Crockford leaves out, or a digit of another script", () => {
    const number = caseNumberFrom("K7M3Q9TX2");
    for (const foreign of ["U", "u", "!", "é", "٧", "７", "😀"]) {
      expect(parseCaseNumber(foreign + number.slice(1))).toBeUndefined();
    }
    expect(parseCaseNumber("")).toBeUndefined();
  });

  it("spreads its check character over all 32", () => {
    const seen = new Set(Array.from(CROCKFORD, (letter) => checkCharacter(`00000000${letter}`)));
    expect(seen.size).toBe(32);
  });

  it.each(["", "K7M3Q9TX", "K7M3Q9TX2H", "K7M3Q9TXU", "k7m3q9tx2"])(
    "is not made of %j",
    (random) => {
      expect(() => caseNumberFrom(random)).toThrow(RangeError);
    },
  );
});

describe("a PIN", () => {
  it("is shown in two halves and read however it is typed", () => {
    expect(showPin("48210937")).toBe("4821 0937");
    fc.assert(
      fc.property(pin, (digits) => {
        expect(parsePin(showPin(digits))).toBe(digits);
        expect(parsePin(` ${[...digits].join("- ")} `)).toBe(digits);
      }),
    );
  });

  it.each(["", "4821093", "482109370", "4821O937", "4821093७", "48210937\u200b"])(
    "is not %j",
    (text) => {
      expect(parsePin(text)).toBeUndefined();
    },
  );
});

describe("a spare code", () => {
  it("is shown in two halves and read however it is typed", () => {
    expect(showSpareCode("M4XJ82KPQ7")).toBe("M4XJ8-2KPQ7");
    fc.assert(
      fc.property(
        spareCode.chain((code) => fc.tuple(fc.constant(code), typed(code))),
        ([code, text]) => {
          expect(parseSpareCode(showSpareCode(code))).toBe(code);
          expect(parseSpareCode(text)).toBe(code);
        },
      ),
    );
  });

  it.each(["", "M4XJ82KPQ", "M4XJ82KPQ77", "M4XJ82KPQU"])("is not %j", (text) => {
    expect(parseSpareCode(text)).toBeUndefined();
  });
});
