import { redirect } from "@sveltejs/kit";
import { APPS } from "#lib/apps/apps.ts";
import { addressWithCountry, pageOfRoute } from "#lib/place.ts";
import { readTold, type Told } from "./told.ts";

/**
 * The one form of every page with a plan: it answers itself with what it was told. A country that is not the one in
 * the address is answered by asking for the same form at the address with that country.
 */
export const planActions = {
  async default({
    request,
    params,
    route,
  }: {
    readonly request: Request;
    readonly params: Parameters<typeof readTold>[1];
    readonly route: { readonly id: string | null };
  }): Promise<Told> {
    const told = readTold(await request.formData(), params, new Set(APPS.keys()));
    const address = addressWithCountry(told, params, pageOfRoute(route.id));
    if (address !== undefined) redirect(307, address);
    return told;
  },
};
