import { expect, it } from "vitest";
import { openBeside } from "./open-beside.ts";

const beside = 'target="_blank" rel="noopener noreferrer"';

it("opens links to pages and to other sites beside the page, and says no word of it to them", () => {
  expect(
    openBeside('<a href="/en/gb/help">All</a> <a class="x" href="https://a.example">A</a>'),
  ).toBe(
    `<a href="/en/gb/help" ${beside}>All</a> <a class="x" href="https://a.example" ${beside}>A</a>`,
  );
  expect(openBeside('<a href="https://a.example" rel="noopener noreferrer">A</a>')).toBe(
    `<a href="https://a.example" ${beside}>A</a>`,
  );
});

it.each([
  '<a href="#question-country">Choose</a>',
  '<a href="tel:999">999</a>',
  '<a href="sms:85258?body=SHOUT">Text</a>',
  '<a href="mailto:a@a.example">Write</a>',
  '<a class="leave" href="https://a.example" rel="noopener noreferrer" data-exit>Leave now</a>',
  `<a href="https://a.example" ${beside}>A</a>`,
])("leaves %s as it is", (link) => {
  expect(openBeside(link)).toBe(link);
});
