import { describe, expect, it } from "vitest";
import { entriesOf } from "#lib/help/directory.ts";
import { reportingRoutes } from "./reporting-routes.ts";

const routesOf = (country: string) => reportingRoutes(entriesOf(country)).map(({ id }) => id);

describe("reportingRoutes", () => {
  it("names the police and the hotlines of a country, those for every age first", () => {
    expect(routesOf("gb")).toEqual(["gb-101", "gb-iwf", "gb-ceop"]);
    expect(routesOf("us")).toEqual(["us-fbi", "us-know2protect", "us-cybertipline"]);
  });

  it("names none where none is confirmed", () => {
    expect(routesOf("td")).toEqual([]);
  });
});
