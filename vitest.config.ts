import { defineConfig } from "vitest/config";

/** `unit` needs nothing but Node; `browser` drives a real Chromium against programs it starts itself. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions: ["holdfast-source"] },
        ssr: { resolve: { conditions: ["holdfast-source"] } },
        test: {
          name: "unit",
          environment: "node",
          include: ["{packages,apps,scripts,e2e,bench}/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/*.browser.test.ts"],
        },
      },
      {
        resolve: { conditions: ["holdfast-source"] },
        ssr: { resolve: { conditions: ["holdfast-source"] } },
        test: {
          name: "browser",
          environment: "node",
          include: ["{packages,apps,e2e}/**/*.browser.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
