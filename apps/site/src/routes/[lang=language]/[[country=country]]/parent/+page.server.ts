import { APPS } from "#lib/apps/apps.ts";
import { readTold } from "#lib/plan/told.ts";
import type { Actions } from "./$types";

export const actions: Actions = {
  async default({ request, params }) {
    return readTold(await request.formData(), params, new Set(APPS.keys()));
  },
};
