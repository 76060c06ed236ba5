/** Seconds of processor time that this process has used, its helper threads included. */
export function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
