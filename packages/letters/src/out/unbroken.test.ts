import { expect, it } from "vitest";
import { unbroken } from "./unbroken.ts";

it("A telephone number stays on one line, the words around it do not", () => {
  expect(unbroken("Call +41 (0)44 123 45 now")).toBe("Call +41\u00a0(0)44\u00a0123\u00a045 now");
});
