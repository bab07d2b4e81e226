/**
 * Milliseconds of processor that some work of this process takes, the least of three times: what else the machine is at does not
 * count. It tells work that runs away, which takes seconds, from work that does not; how fast it is, is measured in `bench/`.
 */
export function processorMs(work: () => unknown): number {
  const took = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...took);
}
