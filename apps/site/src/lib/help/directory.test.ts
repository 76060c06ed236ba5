import { expect, it } from "vitest";
import { DIRECTORY } from "./directory.ts";

it("Know2Protect has one number: nothing read says what the second one is for", () => {
  const entry = DIRECTORY.find(({ id }) => id === "us-know2protect");

  expect([entry?.phone, ...(entry?.altPhones ?? [])]).toEqual(["877-447-4847"]);
});
