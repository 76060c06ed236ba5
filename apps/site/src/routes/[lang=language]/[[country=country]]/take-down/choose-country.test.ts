import { isRedirect } from "@sveltejs/kit";
import { expect, it } from "vitest";
import { actions } from "./+page.server.ts";

/** What a step answers, sent to a page of `country`: the status and the address it sends the form on to. */
async function sent(fields: Record<string, string>, country?: string) {
  const event = {
    request: new Request("https://holdfast.example/en/take-down", {
      method: "POST",
      body: new URLSearchParams(fields),
    }),
    params: { lang: "en", ...(country && { country }) },
    locals: {},
  };
  const action = actions["default"];
  return Promise.resolve(action?.(event as unknown as Parameters<typeof action>[0])).catch(
    (thrown: unknown) => {
      if (!isRedirect(thrown)) throw thrown;
      return { status: thrown.status, location: thrown.location };
    },
  );
}

it("a country chosen in a step sends the same form on to the page of that country", async () => {
  const onward = { status: 307, location: "/en/us/take-down" };

  expect(await sent({ whose: "here", back: "official", country: "us" }, "gb")).toEqual(onward);
  expect(await sent({ whose: "here", country: "us" })).toEqual(onward);
});
