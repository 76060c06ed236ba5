import { describe, expect, it } from "vitest";
import { callLink, shownAddress, textLink } from "./contact-links.ts";

describe("callLink", () => {
  it("keeps what can be dialled", () => {
    expect(callLink("+243 900 003 921")).toBe("tel:+243900003921");
    expect(callLink("1-800-422-4453")).toBe("tel:18004224453");
    expect(callLink("*4141")).toBe("tel:*4141");
    expect(callLink("#1388")).toBe("tel:%231388");
  });
});

describe("textLink", () => {
  it("puts the word in that the line asks for", () => {
    expect(textLink({ sms: "85258", smsKeyword: "SHOUT" })).toBe("sms:85258?body=SHOUT");
    expect(textLink({ sms: "988", smsKeyword: null })).toBe("sms:988");
    expect(textLink({ sms: "#1388", smsKeyword: null })).toBe("sms:%231388");
  });
});

describe("shownAddress", () => {
  it("leaves the name of the site", () => {
    expect(shownAddress("https://www.childline.org.uk/get-support/")).toBe("childline.org.uk");
    expect(shownAddress("http://www.1800runaway.org")).toBe("1800runaway.org");
  });
});
