/**
 * Sends to the process that forked this one. What it has let go of already is dropped: `disconnect`, which is then on
 * its way, ends this process. Without a callback Node would make of it an `error` event of the process, and a child
 * that is let go amid its work would crash instead of ending.
 */
export function tellParent(report: unknown): void {
  process.send?.(report, undefined, undefined, () => {});
}
