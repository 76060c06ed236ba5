import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServerForTests, serverForTests } from "../privacy/server-for-tests.ts";

const OWN = { host: "127.0.0.1" };

/** Starts a server before the tests around it; nobody reads its feed. */
function running(settings: Readonly<Record<string, string>>) {
  let server: ServerForTests | undefined;
  beforeAll(async () => {
    server = await serverForTests(settings);
  });
  afterAll(() => server?.stop());

  const send = async (...request: Parameters<ServerForTests["send"]>) => {
    if (server === undefined) throw new Error("Cannot test: not started");
    return server.send(...request);
  };
  return {
    about: async () => (await send("GET", "/en/about", OWN)).text,
    /** What the step after both ages shows, with more answers if a form claims them. */
    services: async (pictured: string, more = "") => {
      const form = {
        ...OWN,
        accept: "text/html",
        "sec-fetch-site": "same-origin",
        "content-type": "application/x-www-form-urlencoded",
      };
      const body = `asked=ages&whose=here&pictured=${pictured}&now=adult${more}`;
      return (await send("POST", "/en/gb/take-down", form, body)).text;
    },
  };
}

describe("a practice copy that takes pictures of people under 18", () => {
  const { about } = running({ HOLDFAST_PRACTICE: "1" });

  it("says so, and does not call itself by a name", async () => {
    const text = await about();

    expect(text).toContain("takes pictures of people under 18 as well");
    expect(text).not.toContain("does not take pictures of people under 18");
    expect(text).not.toContain("is run by");
  });
});

describe("a server without an authority for the under-18 list, and nobody connected", () => {
  const { about, services } = running({});

  it("says that it does not take pictures of people under 18", async () => {
    expect(await about()).toContain("does not take pictures of people under 18");
  });

  it.each([
    ["under-18", "no part of its own"],
    ["unsure", "no part of its own"],
    ["adult", "No platform is connected"],
    ["both", "No platform is connected"],
  ])(
    "ends with the official services for %s, says why, and counts no more steps",
    async (age, why) => {
      const text = await services(age);

      expect(text).toMatch(/<a class="button[^>]*target="_blank"[^>]*rel="noopener noreferrer"/);
      expect(text).toContain(why);
      expect(text).toContain("Go back");
      expect(text).not.toContain('name="official" value="seen"');
      expect(text).not.toMatch(/Step 3/);
    },
  );

  it("leads nobody further, whatever a form claims", async () => {
    const text = await services("adult", "&official=seen&here=seen");

    expect(text).toContain("No platform is connected");
    expect(text).not.toContain('id="island"');
  });
});
