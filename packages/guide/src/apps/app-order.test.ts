import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { appOrder, type LosesChat, losesChat } from "./app-order.ts";

/** What is confirmed in `content/data/platforms.json`, in the words of the rules. */
const LOSES: Readonly<Record<string, LosesChat>> = {
  "removes the conversation": "on-block",
  "block: deletes the chats; report: you choose": "on-block",
  "reporting deletes the chat": "on-report",
  "ends the match": "on-report",
  "keeps the chat": "no",
};

interface Fact {
  readonly value: unknown;
  readonly detail: string | null;
  readonly confirmed: boolean;
}
type Platform = { readonly id: string } & Readonly<
  Record<"blockEffect" | "disappearing" | "reportAccount", Fact>
>;

const FILE = new URL("../../../../content/data/platforms.json", import.meta.url);
const { platforms } = JSON.parse(readFileSync(FILE, "utf8")) as { platforms: Platform[] };

describe.each(platforms)("the rule of $id", ({ id, blockEffect, disappearing, reportAccount }) => {
  it("says what its confirmed facts say about the chat, and nothing more", () => {
    const confirmed = blockEffect.confirmed ? LOSES[String(blockEffect.value)] : undefined;

    expect(losesChat(id)).toBe(confirmed ?? "unknown");
  });

  it("puts the report first only where it copies what would vanish", () => {
    const vanishes = disappearing.confirmed && disappearing.value === "default";
    const copies =
      reportAccount.confirmed && /copied into the report/.test(`${reportAccount.detail}`);

    expect(appOrder(id)[0]).toBe(vanishes && copies ? "report" : "keep");
  });

  it("never lets the block come before the words and the report", () => {
    expect(appOrder(id).at(-1)).toBe("block");
    expect([...appOrder(id)].sort()).toEqual(["block", "keep", "report"]);
  });
});

it("an app that is not known, or a name of Object's own, is treated with care", () => {
  for (const app of [undefined, "", "no-such-app", "constructor", "__proto__"]) {
    expect(appOrder(app)).toEqual(["keep", "report", "block"]);
    expect(losesChat(app)).toBe("unknown");
  }
});
