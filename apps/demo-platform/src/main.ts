import { readConfig, SettingError } from "./config.ts";
import { startBoard } from "./start.ts";

try {
  const config = readConfig(process.env);
  const board = await startBoard(config);
  console.log(`The demo board is ready at http://127.0.0.1:${config.port}/`);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => board.stop());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof SettingError ? 2 : 1;
}
