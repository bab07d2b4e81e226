import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { countJsonLines, readJsonLines, type JsonLine } from '../../src/cli/json-lines.js';
import { ImportReport } from '../../src/cli/import-report.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-lines-'));
});

async function written(name: string, bytes: string | Uint8Array): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

async function linesOf(file: string): Promise<readonly JsonLine[]> {
  const lines: JsonLine[] = [];
  for await (const line of readJsonLines(file)) lines.push(line);
  return lines;
}

describe('readJsonLines', () => {
  it('gives each line its number, passes over empty ones, and reads what is packed', async () => {
    const text = '\uFEFF{"a":1}\r\n\n  \n"Köln ✓"\nno json';
    const expected = [
      { number: 1, value: { a: 1 } },
      { number: 4, value: 'Köln ✓' },
      { number: 5, value: undefined },
    ];
    expect(await linesOf(await written('plain.jsonl', text))).toEqual(expected);
    expect(await linesOf(await written('packed.jsonl.gz', gzipSync(text)))).toEqual(expected);
    expect(await countJsonLines(await written('empty.jsonl', ''))).toBe(0);
  });

  it('reads lines that are longer than what is read at once', async () => {
    const long = JSON.stringify('ä'.repeat(300_000));
    const lines = await linesOf(await written('long.jsonl', `${long}\n${long}\n1`));
    expect(lines.map(({ value }) => String(value).length)).toEqual([300_000, 300_000, 1]);
  });

  it('ends at a line that no article has, before it is unpacked whole', async () => {
    const bomb = await written(
      'bomb.jsonl.gz',
      gzipSync(Buffer.concat([Buffer.from('1\n'), Buffer.alloc(64 * 2 ** 20, 97)])),
    );
    await expect(linesOf(bomb)).rejects.toMatchObject({
      code: 'line-too-long',
      message: expect.stringMatching(/^Line 2 of ".*bomb\.jsonl\.gz" is longer than 16 million characters/),
    });
  });

  it.each([
    ['cut.jsonl.gz', gzipSync('1\n'.repeat(1_000)).subarray(0, 20), 'no-gzip'],
    ['plain.gz', 'no gzip', 'no-gzip'],
  ])('says that %s cannot be unpacked', async (name, bytes, code) => {
    await expect(linesOf(await written(name, bytes))).rejects.toMatchObject({ code });
  });
});

describe('a report', () => {
  it('is not written over what is imported, nor among it', async () => {
    const file = await written('articles.jsonl', '{"text":"Rain."}\n');
    const refusal = { code: 'report-over-import' };
    await expect(ImportReport.open(file, file)).rejects.toMatchObject(refusal);
    await expect(ImportReport.open(join(folder, 'new.jsonl'), folder)).rejects.toMatchObject(refusal);
    expect(await countJsonLines(file)).toBe(1);
    const beside = await ImportReport.open(join(folder, 'report.jsonl'), file);
    await beside.close();
  });
});
