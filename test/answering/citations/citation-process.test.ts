import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { CitationProcess } from '../../../src/answering/citations/citation-process.js';
import { cslItems } from '../../../src/answering/citations/csl-json.js';
import { UserError } from '../../../src/errors.js';
import { sourceWith } from '../../discord/answer-fixtures.js';

let writer: CitationProcess;
const items = cslItems([sourceWith(), sourceWith({ n: 2 })]);

afterEach(() => writer.close());

describe('CitationProcess', () => {
  it('starts a process when it is first asked, and has the same do the next', async () => {
    writer = new CitationProcess();
    expect(writer.childId).toBeNull();
    const ris = await writer.layOut(items, 'ris');
    expect('file' in ris && ris.file.match(/^TY {2}- NEWS$/gm)).toHaveLength(2);
    const { childId } = writer;
    expect(childId).toBeGreaterThan(0);
    // All three styles together stay within its memory.
    for (const style of ['apa', 'mla', 'chicago', 'apa'] as const) {
      const laidOut = await writer.layOut(items, style);
      expect('citations' in laidOut && laidOut.citations).toHaveLength(2);
    }
    expect(writer.childId).toBe(childId);
  });

  it('ends it when there is nothing to do, and starts another', async () => {
    writer = new CitationProcess({ idleMs: 50 });
    await writer.layOut(items, 'ris');
    await expect.poll(() => writer.childId, { timeout: 60_000 }).toBeNull();
    expect(await writer.layOut(items, 'bibtex')).toHaveProperty('file');
  });

  it('says what else there is where a list costs too much, and does the next one', async () => {
    writer = new CitationProcess({ deadlineMs: 1 });
    const refused = writer.layOut(items, 'chicago');
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow('take them as links or as CSL-JSON');
    await writer.close();
    writer = new CitationProcess();
    expect(await writer.layOut(items, 'ris')).toHaveProperty('file');
  });

  it('cannot reach a server, nor anything else that a source names', async () => {
    writer = new CitationProcess();
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(String(url));
      response.end('[]');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/item.json`;
    const named = cslItems([sourceWith({ title: url, outlet: url, authors: [url], url, article: url })]);
    for (const format of ['apa', 'bibtex', 'ris'] as const) {
      expect(JSON.stringify(await writer.layOut(named, format))).toContain('item.json');
    }
    server.close();
    expect(asked).toEqual([]);
  });
});
