/** One JSON object, one line, on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Plain text on standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A word to the person: on standard error, so that it never mixes with what is asked for. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
