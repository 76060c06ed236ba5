import { APPS } from "#lib/apps/apps.ts";
import { readTold, type Told } from "./told.ts";

/** The one form of every page with a plan: it answers itself with what it was told. */
export const planActions = {
  async default({
    request,
    params,
  }: {
    readonly request: Request;
    readonly params: Parameters<typeof readTold>[1];
  }): Promise<Told> {
    return readTold(await request.formData(), params, new Set(APPS.keys()));
  },
};
