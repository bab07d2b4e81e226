/** A reader that has seen enough, as `head`, is no failure: the process ends without a word when it closes the pipe. */
export function endWithItsReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
}
