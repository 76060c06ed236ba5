import { changeOf, type Decision, standingAfter } from "@holdfast/decision";

/** What stood for an upload before it was judged again. */
export interface Before {
  /** The decision that stands, also one that a dry run kept to itself. */
  readonly standing: Decision;
  /** The decision that the platform was told. */
  readonly told: Decision;
}

/** Something the platform has to be told, or in a dry run would have been. */
export interface News {
  readonly change: "hold" | "block" | "release";
  readonly decision: Decision;
  readonly dry: boolean;
}

export interface Outcome extends Before {
  readonly news: readonly News[];
}

/**
 * Says what stands after a judgement and what the platform hears of it.
 *
 * @param before `undefined` the first time; the answer to the platform's question then says it all
 * @param after what the judgement came to
 */
export function tell(before: Before | undefined, after: Decision, isDryRun: boolean): Outcome {
  return isDryRun ? tellNobody(before, after) : tellPlatform(before, after);
}

function tellPlatform(before: Before | undefined, after: Decision): Outcome {
  const told = standingAfter(before?.told, after);
  const change = before === undefined ? "none" : changeOf(before.told, after);
  return { standing: told, told, news: newsOf(change, told, false) };
}

/** A dry run never asks for an action; but it lets go of what was asked for before it began. */
function tellNobody(before: Before | undefined, after: Decision): Outcome {
  if (before === undefined) return { standing: after, told: { kind: "pass" }, news: [] };

  if (changeOf(before.told, after) === "release") {
    return { standing: after, told: after, news: newsOf("release", after, false) };
  }
  const standing = standingAfter(before.standing, after);
  const change = changeOf(before.standing, after);
  return { standing, told: before.told, news: newsOf(change, standing, true) };
}

function newsOf(change: News["change"] | "none", decision: Decision, dry: boolean) {
  return change === "none" ? [] : [{ change, decision, dry }];
}
