import type { LetterFacts } from "../facts.ts";
import type { Service } from "../services.ts";

/** A service with what every one has, and what a test is about. */
export function serviceWith(parts: Partial<Service>): Service {
  return { id: "one", use: "talk", name: "One", checked: "2026-11-22", ...parts };
}

/** A school that has given nothing yet, in a country of which nothing is known. */
export const EMPTY_FACTS: LetterFacts = {
  letter: "all-parents",
  tone: "formal",
  ageBand: "11-14",
  considerations: new Set(),
  school: "",
  signer: "",
  signerRole: "",
  contacts: [],
  day: "",
  reviewDay: "",
  season: "",
  services: { country: "", services: [] },
  homeServices: [],
};

/** A school that has given everything, with services of every use. */
export const FULL_FACTS: LetterFacts = {
  ...EMPTY_FACTS,
  considerations: new Set(["honour", "faith-calendar"]),
  school: "Lakeside School",
  signer: "R. Amsler",
  signerRole: "Head of School",
  contacts: [
    {
      name: "Noor Haddad",
      role: "safeguarding lead",
      phone: "+41 44 123 45 67",
      email: "noor@lakeside.example",
      hours: "07:30–18:00",
    },
    { name: "Ben Ott", role: "deputy", phone: "", email: "ben@lakeside.example", hours: "" },
  ],
  day: "2026-11-28",
  reviewDay: "2027-02-01",
  season: "Ramadan",
  services: {
    country: "ch",
    services: [
      serviceWith({ id: "ch-117", use: "emergency", name: "Police emergency", phone: "117" }),
      serviceWith({ id: "ch-147", name: "Pro Juventute", phone: "147", alwaysOpen: true }),
      serviceWith({
        id: "ch-police",
        use: "police",
        name: "Police",
        url: "https://www.police.example/",
      }),
      serviceWith({
        id: "ch-hotline",
        use: "hotline",
        name: "Hotline",
        url: "https://hotline.example",
      }),
      serviceWith({
        id: "ch-remove",
        use: "remove",
        name: "Remove",
        url: "https://remove.example",
      }),
    ],
  },
  homeServices: [
    {
      country: "gb",
      services: [
        serviceWith({ id: "gb-999", use: "emergency", name: "Emergency", phone: "999" }),
        serviceWith({ id: "gb-childline", name: "Childline", phone: "0800 1111", maxAge: 18 }),
      ],
    },
  ],
};
