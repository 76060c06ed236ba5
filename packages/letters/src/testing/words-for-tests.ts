import type { LetterWords } from "../letter.ts";

/** The texts of one content file by their ids, `<file>.<key>`, without the lines that name sources. */
export function textsOf(file: string, markdown: string): Readonly<Record<string, string>> {
  const [, ...sections] = markdown.split(/^## /m);
  return Object.fromEntries(
    sections.map((section) => {
      const end = section.indexOf("\n");
      const text = section.slice(end).replace(/^Source:.*$/m, "");
      return [`${file}.${section.slice(0, end).trim()}`, text.trim()];
    }),
  );
}

/** Words with the phrases of lines and the blanks, to which a test adds its own. */
export function wordsWith(texts: Readonly<Record<string, string>>): LetterWords {
  return {
    language: "en",
    direction: "ltr",
    isReviewed: false,
    texts: { ...LINES, ...BLANKS, ...texts },
  };
}

const LINES = {
  "lines.contact": "{name}, {role}: {reach}",
  "lines.service": "{name}: {reach}",
  "lines.phone": "call {number}",
  "lines.text": "text {number}",
  "lines.url": "{address}",
  "lines.email": "{address}",
  "lines.hours": "({hours})",
  "lines.always": "day and night",
  "lines.ages-both": "{from} to {to} years",
  "lines.ages-from": "from {from} years",
  "lines.ages-to": "up to {to} years",
  "lines.place": "only in {place}",
  "lines.emergency": "Emergency",
  "lines.reaches-police": "police",
  "lines.reaches-ambulance": "ambulance",
  "lines.reaches-fire": "fire brigade",
  "lines.join": ",",
};

const BLANKS = {
  "blank.school": "[school]",
  "blank.signer": "[signer]",
  "blank.signer-role": "[role]",
  "blank.lead": "[lead]",
  "blank.day": "[day]",
  "blank.review-day": "[review day]",
  "blank.country": "[country]",
  "blank.season": "[season]",
  "blank.emergency": "[emergency number]",
  "blank.talk-line": "[line to talk to]",
};
