import type { Reader } from "../answers.ts";
import type { Conditions } from "../condition.ts";
import type { StepId } from "../step-id.ts";
import { BLOCK_COMES_WITH_REPORT } from "./report-and-block-rows.ts";

/** A change of the order: `step` is put right before or right after another one. */
export interface Move extends Conditions {
  readonly readers: readonly Reader[];
  readonly step: StepId;
  readonly place: "before" | "after";
  readonly of: StepId;
  readonly sources: readonly string[];
  readonly why: string;
}

/**
 * Applied from first to last, each to what the one before left. A move of a step that is not in the
 * plan, or next to one that is not, changes nothing. The order inside an app comes after all of
 * them: `apps/app-order.ts`.
 */
export const MOVES: readonly Move[] = [
  {
    readers: ["me"],
    step: "keep",
    place: "before",
    of: "tell",
    when: { sender: ["partner", "adult-known"] },
    sources: ["S101"],
    why: "Someone near: a plan to be safe, then the words, then who is told, then report, then block.",
  },
  {
    readers: ["me"],
    step: "tell",
    place: "after",
    of: "safety",
    when: { ageNow: ["child"] },
    sources: ["own"],
    why: "A child of 12 or younger does the other steps with a grown-up.",
  },
  {
    readers: ["me"],
    step: "police",
    place: "after",
    of: "keep",
    when: { ageNow: ["child"] },
    sources: ["own"],
    why: "A product rule: where the child is under 13 the police come sooner.",
  },
  {
    readers: ["me"],
    step: "police",
    place: "after",
    of: "keep",
    when: { happened: ["passed-money"] },
    sources: ["S74"],
    why: "Whoever had to pass on money is better heard early, with the receipts, and with an adult.",
  },
  {
    readers: ["me"],
    step: "police",
    place: "after",
    of: "tell",
    when: { sender: ["adult-known"] },
    sources: ["S19"],
    why: "An adult known to the child is involved: police at once.",
  },
  {
    readers: ["me"],
    step: "police",
    place: "after",
    of: "tell",
    when: { wants: ["meeting"] },
    sources: ["own"],
    why: "A meeting is planned: police at once.",
  },
  {
    readers: ["me"],
    step: "take-down",
    place: "after",
    of: "keep",
    when: { pictured: ["both"] },
    sources: ["S26", "S27"],
    why: "Two services are needed, one for each age: begun early, neither is forgotten.",
  },
  {
    readers: ["me", "parent", "boarding"],
    step: "report",
    place: "before",
    of: "block",
    when: { sender: ["partner", "adult-known"], app: BLOCK_COMES_WITH_REPORT },
    sources: ["platforms"],
    why: "In these apps the block comes with the report: with someone near, both wait for the plan.",
  },
  {
    readers: ["me"],
    step: "legal",
    place: "before",
    of: "police",
    sources: ["own"],
    why: "Where the law may turn on the person threatened, advice comes before the police, wherever those stand.",
  },
  {
    readers: ["parent"],
    step: "police",
    place: "after",
    of: "stop",
    when: { sender: ["adult-known"] },
    sources: ["S19"],
    why: "An adult known to the child is involved: police at once.",
  },
  {
    readers: ["parent"],
    step: "police",
    place: "after",
    of: "stop",
    when: { wants: ["meeting"] },
    sources: ["own"],
    why: "A meeting is planned: police at once.",
  },
  {
    readers: ["parent"],
    step: "police",
    place: "after",
    of: "keep",
    when: { ageNow: ["child"] },
    sources: ["own"],
    why: "A product rule: where the child is under 13 the police come sooner.",
  },
  {
    readers: ["friend"],
    step: "picture",
    place: "after",
    of: "safety",
    when: { happened: ["seen"] },
    sources: ["S80"],
    why: "It must not be sent on in the minutes that the rest takes.",
  },
  {
    readers: ["staff"],
    step: "report",
    place: "after",
    of: "record",
    when: { happened: ["shared"] },
    sources: ["S80"],
    why: "Each hour that it stays up more people see it.",
  },
  {
    readers: ["staff"],
    step: "block",
    place: "after",
    of: "report",
    when: { happened: ["shared"] },
    sources: ["S17"],
    why: "The block stays with its report.",
  },
  {
    readers: ["staff"],
    step: "stop",
    place: "after",
    of: "record",
    when: { happened: ["seen"] },
    sources: ["S19"],
    why: "An alert or a picture on a screen comes first: look no further, and tell the lead.",
  },
  {
    readers: ["staff"],
    step: "stop",
    place: "after",
    of: "record",
    when: { sender: ["adult-known"] },
    sources: ["S19"],
    why: "The child's safety from that adult comes before the chat.",
  },
  {
    readers: ["staff", "boarding"],
    step: "police",
    place: "after",
    of: "lead",
    when: { ageNow: ["child"] },
    sources: ["own"],
    why: "A product rule: where the child is under 13 the police come sooner.",
  },
  {
    readers: ["staff"],
    step: "police",
    place: "after",
    of: "device",
    when: { happened: ["seen"] },
    sources: ["S39"],
    why: "The police take the device, and in some countries staff must report themselves.",
  },
  {
    readers: ["staff", "boarding"],
    step: "police",
    place: "after",
    of: "lead",
    when: { sender: ["adult-known"] },
    sources: ["S19"],
    why: "An adult known to the child is involved: police at once.",
  },
];
