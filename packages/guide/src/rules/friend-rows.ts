import type { Row } from "../row.ts";

/** What a friend does that nobody else does. */
export const FRIEND_ROWS: readonly Row[] = [
  { id: "listen-heading", step: "listen", readers: ["friend"], as: "heading", sources: ["own"] },
  { id: "listen", step: "listen", readers: ["friend"], sources: ["own"] },
  {
    id: "picture-heading-seen",
    step: "picture",
    readers: ["friend"],
    as: "heading",
    when: { happened: ["seen"] },
    sources: ["S80"],
  },
  { id: "picture-heading", step: "picture", readers: ["friend"], as: "heading", sources: ["S80"] },
  { id: "picture-friend", step: "picture", readers: ["friend"], sources: ["S14", "S80"] },
  {
    id: "picture-friend-seen",
    step: "picture",
    readers: ["friend"],
    when: { happened: ["seen"] },
    sources: ["S17", "S80"],
  },
  {
    id: "picture-friend-class",
    step: "picture",
    readers: ["friend"],
    when: { happened: ["shared"] },
    sources: ["S80"],
  },
  {
    id: "together-heading",
    step: "together",
    readers: ["friend"],
    as: "heading",
    sources: ["own"],
  },
  {
    id: "together",
    step: "together",
    readers: ["friend"],
    unless: { wants: ["pictures"] },
    sources: ["S7", "S17"],
  },
  {
    id: "together-pictures",
    step: "together",
    readers: ["friend"],
    when: { wants: ["pictures"] },
    sources: ["S7", "S17"],
  },
  {
    id: "together-close",
    step: "together",
    readers: ["friend"],
    when: { sender: ["partner", "adult-known"] },
    sources: ["S101"],
  },
  { id: "together-not-you", step: "together", readers: ["friend"], sources: ["own"] },
  {
    id: "yourself-heading",
    step: "yourself",
    readers: ["friend"],
    as: "heading",
    sources: ["own"],
  },
  { id: "yourself", step: "yourself", readers: ["friend"], sources: ["own"] },
];
