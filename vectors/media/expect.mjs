// Writes expected.json: what @holdfast/media makes of every file here, in Node. Run it only when that is meant to change.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { decodePhoto } from "@holdfast/media";
import { nodeDecoders } from "@holdfast/media/node";

const OUR_OWN = /\.(mjs|ts|md|json)$|^LICENSE/;
const decoderFor = nodeDecoders();
const lines = [];
for (const file of readdirSync(new URL(".", import.meta.url)).sort()) {
  if (OUR_OWN.test(file)) continue;
  const bytes = new Uint8Array(readFileSync(new URL(file, import.meta.url)));
  lines.push(`  ${JSON.stringify({ file, ...(await expectationFor(bytes)) })}`);
}
writeFileSync(new URL("expected.json", import.meta.url), `[\n${lines.join(",\n")}\n]\n`);

async function expectationFor(bytes) {
  const outcome = await decodePhoto(bytes, { decoderFor });
  if (outcome.kind === "not-yet") return { kind: outcome.kind, notYet: outcome.file };
  if (outcome.kind !== "photo") return { kind: outcome.kind };
  const { width, height, rgba } = outcome.photo;
  const sha256Rgba = createHash("sha256").update(rgba).digest("hex");
  return { kind: outcome.kind, format: outcome.format, width, height, sha256Rgba };
}
