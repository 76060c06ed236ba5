import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { zippedPage } from "./zipped-page.ts";

const page = () =>
  new Response("<p>Stop answering.</p>", {
    status: 404,
    headers: { "content-type": "text/html; charset=utf-8", "content-length": "22" },
  });
const guidance = { routeId: "/[lang=language]/now", accepted: "gzip, br" };

describe("zippedPage", () => {
  it("zips a page of guidance, whole and with its status", async () => {
    const zipped = zippedPage(page(), guidance);

    expect(zipped.status).toBe(404);
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    expect(zipped.headers.get("vary")).toBe("accept-encoding");
    expect(zipped.headers.has("content-length")).toBe(false);
    const bytes = Buffer.from(await zipped.arrayBuffer());
    expect(gunzipSync(bytes).toString()).toBe("<p>Stop answering.</p>");
  });

  it("leaves it plain for a browser that does not take it", async () => {
    const plain = zippedPage(page(), { ...guidance, accepted: "gzip;q=0" });

    expect(plain.headers.has("content-encoding")).toBe(false);
    expect(await plain.text()).toBe("<p>Stop answering.</p>");
  });

  it("zips no page with numbers or pictures on it, and nothing that is no page", () => {
    for (const routeId of ["/[lang=language]/[[country=country]]/case/add", "/x/take-down"]) {
      expect(zippedPage(page(), { ...guidance, routeId }).headers.has("content-encoding")).toBe(
        false,
      );
    }
    const script = new Response("1", { headers: { "content-type": "text/javascript" } });
    expect(zippedPage(script, guidance).headers.has("content-encoding")).toBe(false);
  });
});
