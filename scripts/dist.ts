import path from "node:path";
import { ROOT } from "./build/programs.ts";
import { buildPackages } from "./publish/build-packages.ts";
import { packPackages } from "./publish/pack-packages.ts";

await buildPackages();
console.log("The packages are built to packages/*/dist.");
for (const { name, tarball } of await packPackages(path.join(ROOT, "dist"))) {
  console.log(`${name} is ready to publish: ${path.relative(ROOT, tarball)}`);
}
