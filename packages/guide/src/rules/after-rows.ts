import type { Row } from "../row.ts";

/** Tonight, this week, the next days. */
export const AFTER_ROWS: readonly Row[] = [
  {
    id: "school-heading",
    step: "school",
    readers: ["parent"],
    as: "heading",
    when: { sender: ["peer"] },
    sources: ["own"],
  },
  {
    id: "school",
    step: "school",
    readers: ["parent"],
    when: { sender: ["peer"] },
    sources: ["own"],
  },
  {
    id: "tonight-heading",
    step: "tonight",
    readers: ["parent", "boarding"],
    as: "heading",
    sources: ["own"],
  },
  { id: "tonight-parent", step: "tonight", readers: ["parent"], sources: ["S31", "directory"] },
  { id: "tonight-boarding", step: "tonight", readers: ["boarding"], sources: ["S31", "directory"] },
  { id: "week-heading", step: "week", readers: ["parent"], as: "heading", sources: ["own"] },
  { id: "week", step: "week", readers: ["parent"], sources: ["own"] },
  { id: "week-more", step: "week", readers: ["parent"], sources: ["own"] },
  {
    id: "morning-heading",
    step: "morning",
    readers: ["boarding"],
    as: "heading",
    sources: ["own"],
  },
  { id: "morning", step: "morning", readers: ["boarding"], sources: ["own"] },
  { id: "next-heading", step: "next", readers: ["me"], as: "heading", sources: ["own"] },
  {
    id: "next",
    step: "next",
    readers: ["me"],
    unless: { when: ["days", "longer"] },
    sources: ["own"],
    never: ["next-late"],
  },
  {
    id: "next-late",
    step: "next",
    readers: ["me"],
    when: { when: ["days", "longer"] },
    sources: ["own"],
    never: ["next"],
  },
  { id: "next-threats", step: "next", readers: ["me"], sources: ["own"] },
  { id: "next-page", step: "next", readers: ["me"], sources: ["own"] },
];
