import { basename } from 'node:path';
import { readImportRecord, recordNames } from './import-record.js';
import type { ImportItem, ImportSource } from './import-source.js';
import { countJsonLines, readJsonLines, type JsonLine } from './json-lines.js';

/**
 * The lines of a JSONL file.
 * @param unchecked cites each as from this file, whatever an export says of where it is from.
 * @throws UserError where it cannot be read.
 */
export async function openImportLines(file: string, { unchecked = false } = {}): Promise<ImportSource> {
  return {
    total: await countJsonLines(file),
    unit: 'article',
    emptyNote: `The file "${file}" holds no line.`,
    async *items() {
      for await (const line of readJsonLines(file)) yield lineItem(line, file, unchecked);
    },
  };
}

function lineItem({ value, number }: JsonLine, file: string, unchecked: boolean): ImportItem {
  return {
    ...recordNames(value),
    file: null,
    async getRequest() {
      const { text, hints, exported } = readImportRecord(value);
      const stated = exported === null || unchecked ? {} : { exported };
      return { input: { kind: 'text', text }, hints, importedFrom: basename(file), ...stated };
    },
    locate: ({ message }) => `Line ${number}: ${message}`,
  };
}
