const signals = ['SIGINT', 'SIGTERM'] as const;

/** One Ctrl-C may arrive twice: from the terminal, and passed on by npm. */
const samePressMs = 500;

/** The exit code that a shell gives a process that Ctrl-C ended. */
export const interrupted = 130;

/**
 * Calls `stop` when the process is told to stop, by Ctrl-C or by whoever runs it. Told a second time it ends at once,
 * so that nobody has to wait for a shutdown that hangs.
 * @returns a function that ends the listening
 */
export function whenToldToStop(stop: () => void): () => void {
  let toldAt: number | null = null;
  const listener = (): void => {
    const now = performance.now();
    if (toldAt === null) {
      toldAt = now;
      stop();
    } else if (now - toldAt > samePressMs) process.exit(interrupted);
  };
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}

/** Resolves when the process is told to stop. */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    whenToldToStop(resolve);
  });
}
