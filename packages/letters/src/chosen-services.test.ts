import { describe, expect, it } from "vitest";
import { chosenServices, MOST_LINES } from "./chosen-services.ts";
import type { Service, ServiceUse } from "./services.ts";
import { serviceWith } from "./testing/facts-for-tests.ts";

const idsOf = (services: readonly Service[], use: ServiceUse = "talk") =>
  chosenServices(services, use).map(({ id }) => id);
const line = (id: string, parts: Partial<Service> = {}) =>
  serviceWith({ id, phone: "147", ...parts });

describe("chosenServices", () => {
  it("puts a line that lets young people in before one for adults that is always open", () => {
    const adults = line("adults", { minAge: 18, alwaysOpen: true });
    const some = line("some", { minAge: 14, maxAge: 25 });
    const young = line("young", { minAge: 5, maxAge: 19 });

    expect(idsOf([adults, some, young])).toEqual(["young", "some", "adults"]);
  });

  it("puts a line for the whole country before one for a part of it", () => {
    const part = line("part", { place: "Oromia", alwaysOpen: true });

    expect(idsOf([part, line("whole")])).toEqual(["whole", "part"]);
    expect(idsOf([line("adults", { minAge: 18 }), part])).toEqual(["part", "adults"]);
    expect(
      idsOf([{ ...part, use: "emergency" }, line("all", { use: "emergency" })], "emergency"),
    ).toEqual(["all", "part"]);
  });

  it("puts a line that is always open before others, and keeps the directory's order of equals", () => {
    const services = [line("one"), line("two", { alwaysOpen: true }), line("three")];

    expect(idsOf(services)).toEqual(["two", "one", "three"]);
  });

  it("puts an emergency number that sends an ambulance before one of the police alone", () => {
    const police = line("police", { use: "emergency", reaches: ["police"] });
    const unknown = line("unknown", { use: "emergency" });
    const ambulance = line("ambulance", { use: "emergency", reaches: ["ambulance", "fire"] });
    const all = line("all", { use: "emergency", reaches: ["police", "ambulance", "fire"] });

    expect(idsOf([police, unknown, all], "emergency")).toEqual(["all", "unknown", "police"]);
    expect(idsOf([police, ambulance], "emergency")).toEqual(["ambulance", "police"]);
  });

  it("names no more than a letter can hold", () => {
    for (const use of ["talk", "police", "hotline", "remove"] as const) {
      const services = ["a", "b", "c", "d", "e"].map((id) => line(id, { use }));

      expect(idsOf(services, use)).toHaveLength(MOST_LINES[use]);
    }
    expect(MOST_LINES).toMatchObject({ talk: 3, police: 2, hotline: 2, remove: 3 });
  });

  it("leaves out what cannot be reached, and what is for another use", () => {
    expect(
      idsOf([serviceWith({}), serviceWith({ phone: " " }), line("legal", { use: "advice" })]),
    ).toEqual([]);
  });
});
