import { aboutExchange } from "#lib/about-exchange.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => ({ exchange: await aboutExchange(event) });
