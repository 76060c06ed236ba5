import { WORKER_POLICY } from "#lib/worker-policy.ts";

const ADDRESS = "/worker/hash.js";

/** What a browser with Trusted Types offers; not in TypeScript's library yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

declare const trustedTypes: TrustedTypes | undefined;

let address: string | undefined;

/**
 * The worker's address in the form that `new Worker` takes under `require-trusted-types-for`.
 * The page's policy allows this one name, and the name allows this one address.
 */
export function workerAddress(): string {
  if (typeof trustedTypes === "undefined") return ADDRESS;
  address ??= trustedTypes
    .createPolicy(WORKER_POLICY, { createScriptURL: () => ADDRESS })
    .createScriptURL(ADDRESS);
  return address;
}
