import { basename } from 'node:path';
import { readImportRecord, recordNames } from './import-record.js';
import type { ImportItem, ImportSource } from './import-source.js';
import { countJsonLines, readJsonLines, type JsonLine } from './json-lines.js';

/** The lines of a JSONL file. @throws UserError where it cannot be read. */
export async function openImportLines(file: string): Promise<ImportSource> {
  return {
    total: await countJsonLines(file),
    unit: 'article',
    emptyNote: `The file "${file}" holds no line.`,
    async *items() {
      for await (const line of readJsonLines(file)) yield lineItem(line, file);
    },
  };
}

function lineItem({ value, number }: JsonLine, file: string): ImportItem {
  return {
    ...recordNames(value),
    file: null,
    async getRequest() {
      const { text, hints } = readImportRecord(value);
      return { input: { kind: 'text', text }, hints, importedFrom: basename(file) };
    },
    locate: ({ message }) => `Line ${number}: ${message}`,
  };
}
