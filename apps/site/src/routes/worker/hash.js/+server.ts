import { compressedScript } from "#lib/compressed-script.ts";
import source from "../../../../dist/hash-worker.js?raw";
import type { RequestHandler } from "./$types";

const answerFor = compressedScript(source);

/**
 * The worker's script. It comes from here and not from a folder of files, so that it carries its
 * own policy: `default-src 'none'`, no network at all.
 */
export const GET: RequestHandler = ({ request }) =>
  answerFor(request.headers.get("accept-encoding"));
