import { readConfig, SettingError } from "./config.ts";
import { startBoard } from "./start.ts";

const HELP = `The demo board: a platform to try Holdfast with, on this machine only. It takes no
arguments; its settings are environment variables (form; default):

  HOLDFAST_BOARD_DATA     folder of the posts; needed
  HOLDFAST_BOARD_PHOTOS   folder of ordinary photos to post; needed
  HOLDFAST_BOARD_PORT     1 to 65535; 4330
  HOLDFAST_BOARD_MATCHER  address of its matcher, on this machine; http://127.0.0.1:4320/
  HOLDFAST_BOARD_SITE     address of the site, on this machine; http://127.0.0.1:4310/

npm start runs it with everything it needs.`;

if (process.argv.includes("--help")) {
  console.log(HELP);
  process.exit(0);
}
try {
  const config = readConfig(process.env);
  const board = await startBoard(config);
  console.log(`The demo board is ready at http://127.0.0.1:${config.port}/`);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => board.stop());
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof SettingError ? 2 : 1;
}
