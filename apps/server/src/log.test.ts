import { expect, it } from "vitest";
import { newParticipantKey, secretsUnder } from "./exchange/secrets.ts";
import { trialHash, trialKey } from "./exchange/trial-exchange.ts";
import { createLog, describeFailure } from "./log.ts";

it("describes a failure without what a library may have put into its message", () => {
  const secrets = secretsUnder(new Uint8Array(32));
  const { caseNumber, pin, spareCode } = secrets.caseSecretsFor(trialKey(1));
  const all = [
    trialHash(1),
    newParticipantKey(),
    secrets.tag("pin", pin),
    caseNumber,
    pin,
    spareCode,
  ];

  const text = JSON.stringify(describeFailure(new Error(`constraint failed: ${all.join(", ")}`)));

  expect(text).toContain("constraint failed");
  for (const secret of all) expect(text).not.toContain(secret);
});

it("writes whole seconds, and neither process nor host", () => {
  const lines: string[] = [];

  createLog("info", (line) => lines.push(line)).info({ route: "/v1/about" }, "answered");

  expect(JSON.parse(lines[0] ?? "")).toEqual({
    level: 30,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    route: "/v1/about",
    msg: "answered",
  });
});
