/**
 * Says what is being done and, while it lasts, for how long: a dot line in a log, a counting line
 * on a terminal.
 *
 * @template T
 * @param {string} what a short sentence without a full stop
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(what, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1_000);
  const terminal = process.stderr.isTTY === true;
  process.stderr.write(terminal ? what : `${what} …\n`);
  const timer = terminal
    ? setInterval(() => process.stderr.write(`\r${what} … ${seconds()} s `), 1_000)
    : undefined;
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (terminal) process.stderr.write(`\r${what}: ${seconds()} s      \n`);
  }
}
