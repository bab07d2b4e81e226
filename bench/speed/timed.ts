/** How long work takes, in milliseconds. */
export async function timed<Result>(
  work: () => Promise<Result> | Result,
): Promise<{ readonly result: Result; readonly tookMs: number }> {
  const started = performance.now();
  const result = await work();
  return { result, tookMs: performance.now() - started };
}
