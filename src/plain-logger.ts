import { pino } from 'pino';
import { harmlessText } from './harmless-text.js';
import type { Logger } from './logger.js';

/** What a person reads on standard error beside what he asked for: entries of the log as plain lines, not JSON. */
export function createPlainLogger(level: string): Logger {
  return pino(
    { level, base: null, timestamp: false, formatters: { level: (label) => ({ label }) } },
    { write: (entry: string) => void process.stderr.write(`${plainLine(entry)}\n`) },
  );
}

/** "Warning: the vector index could not be saved (error: disk is full)". */
export function plainLine(entry: string): string {
  const { label, msg, ...facts } = JSON.parse(entry) as Record<string, unknown>;
  const said = Object.entries(facts).map(([name, fact]) => `${name}: ${plainFact(fact)}`);
  const kind = label === 'warn' ? 'Warning' : label === 'info' ? 'Note' : 'Error';
  const text = `${kind}: ${String(msg)}${said.length > 0 ? ` (${said.join(', ')})` : ''}`;
  return harmlessText(text).replaceAll('\n', ' ');
}

function plainFact(fact: unknown): string {
  if (typeof fact === 'string') return fact;
  // An error as pino writes it: its message says enough to a person.
  const message = (fact as { readonly message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : JSON.stringify(fact);
}
