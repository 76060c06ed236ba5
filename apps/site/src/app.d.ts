import type { Served } from "#lib/served.ts";

declare global {
  namespace App {
    /** Filled by adapter-node; `holdfast` by the program that calls its handler. */
    interface Platform {
      readonly req: { readonly holdfast?: Served };
    }

    interface Locals {
      /** Set by the pages that start the scripted part, which may compile WASM and start a worker. */
      hasIsland?: boolean;
    }
  }
}
