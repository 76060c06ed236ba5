import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { compressedScript } from "./compressed-script.ts";

const SOURCE = "self.addEventListener('message', () => {});\n".repeat(50);
const answerFor = compressedScript(SOURCE);

it.each([
  ["gzip, deflate, br", true],
  ["br, GZIP;q=0.5", true],
  ["gzip;q=0, br", false],
  ["br, gzip; q=0.000", false],
  ["identity", false],
  [null, false],
])("compressedScript answers %j zipped: %s", async (accepted, isZipped) => {
  const answer = await answerFor(accepted);

  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get("content-encoding")).toBe(isZipped ? "gzip" : null);
  expect(answer.headers.get("vary")).toBe("accept-encoding");
  expect((isZipped ? gunzipSync(bytes) : bytes).toString()).toBe(SOURCE);
  expect(bytes.length < SOURCE.length).toBe(isZipped);
});
