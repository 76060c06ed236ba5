import catalogues from "virtual:content";
import type { AppData, AppFacts } from "@holdfast/guide";
import type { Words } from "#lib/words/words.ts";
import data from "../../../../../content/data/platforms.json" with { type: "json" };

/** Checked against its schema by a test of `packages/guide`, not at each start. */
const { generatedOn, platforms } = data as unknown as AppData;

/** The day on which all app facts were last checked. */
export const CHECKED_ON: string = generatedOn;

/** What is known about each app, by the id of its card. */
export const APPS: ReadonlyMap<string, AppFacts> = new Map(platforms.map((app) => [app.id, app]));

/** A part of a card that an app may have in words of its own; `report-gb` for readers in the UK or of no country. */
export type AppText = "keep" | "report" | "report-gb" | "block" | "more";

/** The key of an app's own text in `content/<language>/apps/<id>.md`; `undefined` when it has none. */
export function appText(id: string, part: AppText): string | undefined {
  const key = `apps/${id}.${part}`;
  return catalogues["en"]?.[key] === undefined ? undefined : key;
}

/** Every app in the order of its name in the reader's language. */
export function appsByName(t: Words): { id: string; name: string }[] {
  return [...APPS.keys()]
    .map((id) => ({ id, name: t(`apps/${id}.title`) }))
    .sort((one, other) => one.name.localeCompare(other.name, t.place.language));
}
