import { writeFileSync } from "node:fs";
import { openApi } from "./openapi.ts";

// Writes the API's description into the file named as the only argument:
//   node --conditions=holdfast-source apps/server/src/exchange/http/write-openapi.ts docs/api/exchange.openapi.json
//   biome format --write docs/api
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("Cannot write the description: expected a file's name");
writeFileSync(file, JSON.stringify(openApi()));
