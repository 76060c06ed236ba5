import { buildPackages } from "./publish/build-packages.ts";

await buildPackages();
console.log("The packages are built to packages/*/dist.");
