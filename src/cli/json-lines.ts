import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UserError, asError } from '../errors.js';

/** One line of a JSONL file: its value, or `undefined` where the line is not JSON. */
export interface JsonLine {
  /** From 1; empty lines count. */
  readonly number: number;
  readonly value: unknown;
}

/** Longest line in characters: a very long book, and less than what a packed file of a few kilobytes may unfold to. */
const longestLine = 16 * 2 ** 20;

/**
 * The lines of a JSONL file, decompressed where its name ends in `.gz`; empty ones are passed over.
 * @throws UserError where the file cannot be read or decompressed, or a line is too long for an article.
 */
export async function* readJsonLines(file: string): AsyncGenerator<JsonLine> {
  await assertFile(file);
  const source = createReadStream(file);
  // Without a callback of its own `pipeline` would raise an error that the stream reports already.
  const stream = file.endsWith('.gz') ? pipeline(source, createGunzip(), () => {}) : source;
  let number = 0;
  try {
    for await (const line of linesOf(stream)) {
      number += 1;
      if (line.trim() !== '') yield { number, value: parseLine(line) };
    }
  } catch (error) {
    if (error instanceof LineTooLong) throw tooLong(file, number + 1);
    throw unreadable(file, asError(error));
  } finally {
    source.destroy();
  }
}

class LineTooLong extends Error {}

/** Without their ends, the last one also where it has none. */
async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pieces: string[] = [];
  let length = 0;
  const wholeLine = (): string => pieces.join('').replace(/\r$/, '');
  for await (const chunk of stream) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    pieces.push(first);
    length += first.length;
    for (const piece of others) {
      yield wholeLine();
      pieces = [piece];
      length = piece.length;
    }
    if (length > longestLine) throw new LineTooLong();
  }
  yield wholeLine();
}

function tooLong(file: string, number: number): UserError {
  return new UserError(
    'line-too-long',
    `Line ${number} of "${file}" is longer than ${longestLine / 2 ** 20} million characters, and no article is: give one article a line.`,
  );
}

/** How many lines `readJsonLines` gives. */
export async function countJsonLines(file: string): Promise<number> {
  const lines = readJsonLines(file);
  let count = 0;
  while (!(await lines.next()).done) count += 1;
  return count;
}

/** @throws UserError where `file` is not there, or is no file. */
export async function assertFile(file: string): Promise<number> {
  const found = await stat(file).catch((error: unknown) => {
    throw unreadable(file, asError(error));
  });
  if (!found.isFile()) throw new UserError('no-file', `"${file}" is no file: give the path of one.`);
  return found.size;
}

function unreadable(file: string, cause: Error): UserError {
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('Z_')) {
    return new UserError(
      'no-gzip',
      `The file "${file}" cannot be decompressed (${cause.message}): it is no gzip file or not whole; a plain one must not end in .gz.`,
      { cause },
    );
  }
  const reason = code === 'ENOENT' ? 'there is none' : cause.message;
  return new UserError('no-file', `The file "${file}" cannot be read (${reason}): check the path.`, {
    cause,
  });
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
