import type { ListName } from "@holdfast/contract";
import { SERVICE_ADDRESSES } from "#lib/take-down/official-services.ts";
import type { Html } from "#lib/words/fill.ts";
import type { Words } from "#lib/words/words.ts";

/** The official service for the pictures of a list, by the age in the picture, as values of a text. */
export function serviceFor(list: ListName, t: Words): { service: string; address: Html } {
  return list === "adult"
    ? { service: t("take-down.stopncii-name"), address: { html: SERVICE_ADDRESSES.stopncii } }
    : {
        service: t("take-down.take-it-down-name"),
        address: { html: SERVICE_ADDRESSES["take-it-down"] },
      };
}
