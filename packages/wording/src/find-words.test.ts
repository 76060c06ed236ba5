import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findWords } from "./find-words.ts";
import type { Rules } from "./word-rule.ts";

const file = new URL("../../../content/rules/en.json", import.meta.url);
const rules = JSON.parse(readFileSync(file, "utf8")) as Rules;

const idsFor = (text: string, guide: "crisis" | "other" | undefined = "crisis") => [
  ...new Set(findWords(text, rules, guide).map(({ rule }) => rule.id)),
];

/** A fault of each kind, as somebody in a hurry would write it, by the rule that must find it. */
const PLANTED: Readonly<Record<string, readonly string[]>> = {
  blame: [
    "You should not have sent it.",
    "It was a silly thing.",
    "He fell for a trick.",
    "Your child made a mistake.",
    "They have made one big mistake.",
    "You brought this on yourself.",
    "You let this happen.",
    "You were asking for it.",
    "Had they not sent it, nothing would have happened.",
    "It would not have come to this if he hadn’t sent it.",
    "It is partly their own responsibility.",
    "We will speak to children who misbehave online.",
    "Pupils must never send nudes.",
    "Why didn’t you tell us?",
    "Victims are to blame as well.",
    "They must live with the consequences.",
    "The pupil will be punished.",
  ],
  victim: ["Victims can call this line."],
  "names-for-pictures": ["A page about revenge porn.", "Self-generated pictures."],
  "promise-anonymous": [
    "It is anonymous.",
    "Nobody will ever know.",
    "Nobody will ever see it.",
    "Completely confidential.",
  ],
  "promise-gone": [
    "Your picture will be gone.",
    "Take it off the internet.",
    "It is online forever.",
  ],
  "promise-trouble": ["You are not in trouble.", "You won’t get into trouble."],
  "promise-sure": [
    "It works 100 %.",
    "This is guaranteed.",
    "Everything will be fine.",
    "It will all be over soon.",
    "The police will catch them.",
    "We promise to keep it secret.",
  ],
  "promise-threat": ["They will not post it.", "It is just a bluff.", "He will get bored."],
  "promise-answer": ["Someone will answer within ten minutes."],
  voice: ["We will help.", "Call us."],
  "suicide-words": ["He committed suicide.", "A failed suicide attempt."],
  "suicide-methods": ["She took an overdose.", "Thinking of cutting yourself?"],
  "suicide-cause": ["The threats drove a boy to suicide."],
  deaths: ["More than twenty boys died."],
  "copy-of-picture": [
    "Take a screenshot of it.",
    "Make a copy of the picture.",
    "Look for a copy.",
  ],
  "show-the-picture": ["Show the picture to your teacher.", "Please show us the picture."],
  pay: ["Pay them a little to buy time.", "Keep them talking."],
  "take-the-phone": ["Take away their phone.", "Look through their messages."],
  delete: ["Then delete the chat."],
  frighten: ["Act fast, before it is too late."],
  "who-it-is": ["The predator wants more."],
  "not-confirmed": ["It stops after a few days.", "Ask the questions of the ASQ."],
  "paid-removal": ["You can buy a removal."],
};

describe("the rules for English", () => {
  it.each(
    Object.entries(PLANTED).flatMap(([id, texts]) => texts.map((text) => [id, text] as const)),
  )("%s finds: %s", (id, text) => {
    expect(idsFor(text)).toContain(id);
  });

  it("has a planted fault for every rule", () => {
    expect(rules.rules.map(({ id }) => id).sort()).toEqual(Object.keys(PLANTED).sort());
  });

  it.each([
    "Never screenshot or copy a nude picture.",
    "Do not pay. People who pay are often asked again.",
    "Do not delete the chat, or your own picture.",
    "Leave the phone with them. Do not take their phone.",
    "It does not need your name.",
    "Revenge Porn Helpline",
    "Nobody is to blame. The child is not to blame.",
    "No pupil will be punished for telling.",
    "The person who threatens is to blame.",
    "Never promise to keep it secret.",
    "You do not have to show anyone the picture.",
    "Many threats are never carried out. Some are.",
    "Nobody can promise that it stays away.",
    "You can hang up at any time.",
    "Some copies were cut or turned.",
    "Run by a centre in the US.",
    "She died by suicide, his family says.",
    "The police say what happens to it.",
    "It is all right to wake someone.",
  ])("lets stand: %s", (text) => {
    expect(idsFor(text, "other")).toEqual([]);
  });

  it("speaks of deaths only where nobody in crisis reads", () => {
    expect(idsFor("Three people died.", "other")).toEqual([]);
  });

  it("counts a 'never' only in its own sentence", () => {
    expect(idsFor("Never answer. Copy the picture.")).toEqual(["copy-of-picture"]);
  });
});
