import { type HelpEntry, type HelpSectionName, helpSections, isToTalkTo } from "@holdfast/guide";
import {
  type CountryServices,
  REACHES,
  type Reach,
  type Service,
  type ServiceUse,
} from "@holdfast/letters";

/** What a letter may say of one country: its own services, then those for the whole world. */
export function servicesOf(
  country: string,
  entries: readonly HelpEntry[],
  world: readonly HelpEntry[],
): CountryServices {
  // A letter is read for months: which line is open at this minute does not count.
  const sections = helpSections(
    [...entries, ...world].filter(isForFamilies),
    () => ({ kind: "unknown" }) as const,
  );
  return {
    country,
    services: sections.flatMap(({ name, entries: found }) => {
      const use = useOf(name);
      return use === undefined ? [] : found.flatMap((entry) => servicesFrom(entry, use));
    }),
  };
}

/** Lines about someone's own behaviour towards children are in no letter, nor are lines for adults alone. */
function isForFamilies(entry: HelpEntry): boolean {
  const isLine = entry.kind === "crisis" || entry.kind === "helpline";
  return isLine ? isToTalkTo(entry) : !entry.says.includes("own-behaviour");
}

function useOf(section: HelpSectionName): ServiceUse | undefined {
  switch (section) {
    case "danger":
      return "emergency";
    case "talk":
      return "talk";
    case "police":
      return "police";
    case "hotline":
      return "hotline";
    case "remove":
      return "remove";
    case "advice":
      return "advice";
    case "talk-adult":
    case "adults":
    case "legal":
    case "school":
      return undefined;
  }
}

/** The second number of an emergency entry is one of its own where the entry says that it reaches more. */
function servicesFrom(entry: HelpEntry, use: ServiceUse): readonly Service[] {
  const service = serviceOf(entry, use);
  const second = secondReach(entry);
  const [phone] = entry.altPhones;
  if (use !== "emergency" || second === undefined || phone === undefined) return [service];
  return [service, { ...service, id: `${service.id}-second`, phone, reaches: second }];
}

function secondReach({ says }: HelpEntry): readonly Reach[] | undefined {
  if (says.includes("second-any")) return REACHES;
  return says.includes("second-ambulance") ? ["ambulance"] : undefined;
}

function serviceOf(entry: HelpEntry, use: ServiceUse): Service {
  const {
    id,
    name,
    phone,
    sms,
    smsKeyword,
    url,
    says,
    minAge,
    maxAge,
    alwaysOpen,
    place,
    reaches,
  } = entry;
  return {
    id,
    use,
    name,
    ...(phone !== null && { phone }),
    // A number for people who cannot hear or speak is none for everyone, and a letter has no room to say so.
    ...(sms !== null &&
      !says.includes("cannot-speak") && {
        text: smsKeyword === null ? sms : `${smsKeyword} ${sms}`,
      }),
    ...(url !== null && { url }),
    ...(minAge !== null && { minAge }),
    ...(maxAge !== null && { maxAge }),
    ...(alwaysOpen === true && { alwaysOpen }),
    ...(reaches !== undefined && { reaches }),
    ...(place !== null && { place }),
    checked: entry.seenOn,
  };
}
