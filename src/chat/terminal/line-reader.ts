import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Completes a line: the candidates, and the part of the line that they replace. */
export type Completer = (line: string) => Promise<readonly [readonly string[], string]>;

type Completed = (error: Error | null, result: [string[], string]) => void;

/** A completion that fails offers nothing. */
async function complete(completer: Completer, line: string, done: Completed): Promise<void> {
  let result: readonly [readonly string[], string];
  try {
    result = await completer(line);
  } catch {
    result = [[], line];
  }
  done(null, [[...result[0]], result[1]]);
}

/**
 * Reads lines, from a person at a terminal (with history and completion) or from a pipe. Lines that
 * come before they are asked for wait.
 */
export class LineReader {
  readonly #lines: string[] = [];
  readonly #readline: Interface;
  readonly #output: Writable;
  readonly #isInteractive: boolean;
  readonly #onEnd = new Set<() => void>();
  #waiting: ((line: string | null) => void) | null = null;
  #ended = false;

  constructor(input: Readable, output: Writable, isInteractive: boolean, completer: Completer) {
    this.#output = output;
    this.#isInteractive = isInteractive;
    this.#readline = createInterface({
      input,
      output,
      terminal: isInteractive,
      completer: (line: string, done: Completed) => void complete(completer, line, done),
    });
    this.#readline.on('line', (line) => {
      const waiting = this.#waiting;
      this.#waiting = null;
      if (waiting) waiting(line);
      else this.#lines.push(line);
    });
    this.#readline.on('SIGINT', () => {
      // Whoever interrupts wants nothing of what he pasted before to run.
      this.#lines.length = 0;
      this.close();
    });
    this.#readline.on('close', () => this.#end());
  }

  /** The next line; null at the end. From a pipe, the line is shown after the prompt, so that what follows reads well. */
  async next(prompt: string): Promise<string | null> {
    if (this.#isInteractive && !this.#ended) {
      this.#readline.setPrompt(prompt);
      this.#readline.prompt();
    }
    const line = this.#lines.shift() ?? (this.#ended ? null : await this.#nextLine());
    if (line !== null && !this.#isInteractive) this.#output.write(`${prompt}${line}\n`);
    return line;
  }

  /** @returns a function that ends the listening */
  onEnd(listener: () => void): () => void {
    this.#onEnd.add(listener);
    return () => this.#onEnd.delete(listener);
  }

  close(): void {
    this.#readline.close();
  }

  #nextLine(): Promise<string | null> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting?.(null);
    this.#waiting = null;
    for (const listener of this.#onEnd) listener();
  }
}
