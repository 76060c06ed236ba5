import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { type OpenCaseRequest, Receipt } from "@holdfast/contract";
import type { PdqHash } from "@holdfast/pdq";

/** Connections that stay open, as a reverse proxy keeps them to a server. */
export function connections(most: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: most });
}

/** A new person's request with these pictures. */
export function caseWith(hashes: readonly PdqHash[]): OpenCaseRequest {
  return {
    key: randomBytes(16).toString("hex"),
    claims: hashes.map((hash) => ({ hash, quality: 100, list: "adult" })),
  };
}

/**
 * Opens a case over HTTP.
 *
 * @throws {Error} unless the answer is 201 with a whole receipt
 */
export async function openCase(
  agent: Agent,
  exchange: URL,
  body: OpenCaseRequest,
): Promise<Receipt> {
  const { status, text } = await post(agent, new URL("v1/cases", exchange), JSON.stringify(body));
  if (status !== 201) throw new Error(`Cannot open a case: the answer was ${status}`);
  return Receipt.parse(JSON.parse(text));
}

/** Sends JSON and reads the whole answer. */
export function post(
  agent: Agent,
  url: URL,
  json: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        agent,
        method: "POST",
        headers: {
          "content-type": "application/json",
          "content-length": String(Buffer.byteLength(json)),
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }),
        );
      },
    );
    asked.on("error", reject);
    asked.end(json);
  });
}
