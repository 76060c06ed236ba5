import { expect, it } from "vitest";
import { newTabLink } from "./new-tab-link.ts";

it("newTabLink names where it leads, and tells the other site nothing", () => {
  const { html } = newTabLink("https://www.example.org/report/", "opens in a new tab");

  expect(html).toContain(">example.org/report<");
  expect(html).toContain('target="_blank" rel="noopener noreferrer"');
  expect(html).toContain("(opens in a new tab)");
});

it("newTabLink shows the host alone of an address too long to read", () => {
  const long = "https://help.example.org/hc/en-us/articles/4402344553371-How-do-I-report-a-user";

  expect(newTabLink(long, "new").html).toContain(">help.example.org<");
  expect(newTabLink("https://example.org/a?b=c", "new").html).toContain(">example.org<");
});

it("newTabLink lets no address become markup", () => {
  expect(newTabLink('https://example.org/"><b>', "<i>").html).not.toMatch(/<b>|<i>/);
});
