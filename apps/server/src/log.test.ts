import { expect, it } from "vitest";
import { newParticipantKey, secretsUnder } from "./exchange/secrets.ts";
import { trialHash, trialKey } from "./exchange/trial-exchange.ts";
import { createLog, describeFailure, logFailure } from "./log.ts";
import { Refusal } from "./refusal.ts";

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

it("tells a refusal in one line without a stack, and a fault with one", () => {
  const lines: string[] = [];
  const log = createLog("info", (line) => lines.push(line));

  logFailure(log, new Refusal("Cannot write the backup: 12345678 is there"), "request failed");
  logFailure(log, new Error("a broken promise"), "request failed");

  const [refused = "", fault = ""] = lines;
  expect(JSON.parse(refused)).toMatchObject({
    level: 40,
    msg: "refused",
    why: "Cannot write the backup: … is there",
  });
  expect(refused).not.toContain("stack");
  expect(JSON.parse(fault)).toMatchObject({ level: 50, stack: expect.stringContaining("at ") });
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
