import { describe, expect, it } from "vitest";
import { callLink, nameWithNumber, shownAddress, textLink } from "./contact-links.ts";

describe("callLink", () => {
  it("keeps what can be dialled", () => {
    expect(callLink("+243 900 003 921")).toBe("tel:+243900003921");
    expect(callLink("1-800-422-4453")).toBe("tel:18004224453");
    expect(callLink("116 123")).toBe("tel:116123");
    expect(callLink("*4141")).toBe("tel:*4141");
    expect(callLink("#1388")).toBe("tel:%231388");
  });
});

describe("textLink", () => {
  it("puts the word in that the line asks for, where Android and iPhones both find it", () => {
    expect(textLink({ sms: "85258", smsKeyword: "SHOUT" })).toBe("sms:85258?&body=SHOUT");
  });

  it("is only the number where no word is asked for", () => {
    expect(textLink({ sms: "988", smsKeyword: null })).toBe("sms:988");
    expect(textLink({ sms: "#1388", smsKeyword: null })).toBe("sms:%231388");
  });
});

it("shownAddress leaves the name of the site", () => {
  expect(shownAddress("https://www.childline.org.uk/get-support/")).toBe("childline.org.uk");
  expect(shownAddress("http://www.1800runaway.org")).toBe("1800runaway.org");
});

it("nameWithNumber says a number once", () => {
  expect(nameWithNumber("Samaritans", "116 123")).toBe("Samaritans 116 123");
  expect(nameWithNumber("Pro Juventute 147", "147")).toBe("Pro Juventute 147");
  expect(nameWithNumber("Talian Kasih (Ministry)", "15999")).toBe("Talian Kasih 15999");
  expect(nameWithNumber("TOM telephone 116 111", "116 111")).toBe("TOM telephone 116 111");
});
