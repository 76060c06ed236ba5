import { z } from "zod";
import { ListName, Name } from "./text-forms.ts";

/** Who runs an exchange's under-18 list and by what right; without it the list is closed. */
export const Under18Authority = z.strictObject({
  authority: z
    .string()
    .min(3)
    .max(200)
    .regex(/^[^<>\p{Cc}]+$/u),
  legalBasis: z
    .string()
    .min(3)
    .max(400)
    .regex(/^[^<>\p{Cc}]+$/u),
  contact: z
    .string()
    .min(3)
    .max(200)
    .regex(/^[^<>\p{Cc}]+$/u),
});

/** `GET /v1/about`: whom a person would be trusting, known before anything is sent. */
export const About = z.strictObject({
  operator: Name,
  practice: z.boolean(),
  lists: z.array(ListName).max(2),
  /** Participants that have read the feed within the last 24 hours. */
  participants: z.array(Name).max(50),
  under18: Under18Authority.optional(),
});

export type Under18Authority = z.infer<typeof Under18Authority>;
export type About = z.infer<typeof About>;
