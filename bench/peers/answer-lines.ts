import { createInterface } from "node:readline";

/**
 * Answers each line of stdin, JSON whose `do` names a command, with a line of JSON on stdout, until
 * stdin ends. What a command throws is answered as `error`.
 */
export function answerLines(commands: Readonly<Record<string, (asked: never) => unknown>>): void {
  createInterface({ input: process.stdin }).on("line", async (line) => {
    process.stdout.write(`${JSON.stringify(await answerTo(line, commands))}\n`);
  });
}

async function answerTo(
  line: string,
  commands: Parameters<typeof answerLines>[0],
): Promise<unknown> {
  try {
    const asked: { readonly do: string } = JSON.parse(line);
    const command = commands[asked.do];
    if (command === undefined) throw new Error(`Cannot do "${asked.do}": it is not known`);
    return await command(asked as never);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
