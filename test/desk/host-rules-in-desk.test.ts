import { describe, expect, it } from 'vitest';
import { guildCollection, localCollection } from '../../src/archive/collection-id.js';
import { readHostRules, saveHostRules } from '../../src/desk/host-settings.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { newsPage } from '../journey/web-site.js';
import { ana, ManagedDesk } from './managed-desk.js';

const text = 'The windmill of Brannow was sold to the miller Odalric Vessem for ninety crowns on Monday.';
const page = newsPage({
  title: 'Windmill sold',
  outlet: 'Brannow Post',
  date: '2026-02-20',
  paragraphs: [
    text,
    `${text} The council was glad.`,
    'A second miller had offered eighty crowns for it in the autumn.',
  ],
});

describe('hosts that a collection denies', () => {
  it('are not even asked, whichever way their URL comes in', async () => {
    const managed = await ManagedDesk.open();
    const url = 'https://news.bad.example/mill';
    managed.pages.set(url, page);
    await managed.desk.setHosts(localCollection, { allow: [], deny: ['*.bad.example'] }, ana);
    const denied = { code: 'host-denied' };
    await expect(managed.addUrl(url)).rejects.toMatchObject(denied);
    await expect(managed.addUrl(`https://www.google.com/amp/s/${url.slice(8)}`)).rejects.toMatchObject(
      denied,
    );
    await expect(managed.paste(text, { url })).rejects.toMatchObject(denied);
    const imported = { input: { kind: 'text', text } as const, hints: { url }, importedFrom: 'all.jsonl' };
    await expect(
      managed.desk.add({ collection: localCollection, by: ana, ...imported }),
    ).rejects.toMatchObject(denied);
    expect(managed.fetched).toEqual([]);
    const { id } = await managed.paste(text);
    const editing = managed.desk.editArticle({
      collection: localCollection,
      article: id,
      by: { ...ana, mayManage: false },
      facts: { url },
    });
    await expect(editing).rejects.toMatchObject(denied);

    await managed.restart();
    await expect(managed.addUrl(url)).rejects.toMatchObject(denied);
    await managed.desk.setHosts(localCollection, { allow: ['news.bad.example'], deny: [] }, ana);
    expect((await managed.addUrl(url)).status).toBe('added');
    await expect(managed.addUrl('https://other.example/')).rejects.toMatchObject(denied);
    expect(managed.fetched).toEqual([url]);
  });
});

describe('settings of hosts', () => {
  it('are kept clean, for this collection alone, and stay as they were where new ones are refused', async () => {
    const { settings } = new MemoryArchive();
    expect(await readHostRules(settings, localCollection)).toEqual({ allow: [], deny: [] });
    const kept = { allow: ['a.example', 'b.example'], deny: [] };
    expect(
      await saveHostRules(settings, localCollection, {
        allow: ['B.example', 'www.a.example', 'b.example'],
        deny: [],
      }),
    ).toEqual(kept);
    expect(await readHostRules(settings, localCollection)).toEqual(kept);
    expect(await readHostRules(settings, guildCollection('7'))).toEqual({ allow: [], deny: [] });
    const wrong = { allow: [], deny: ['no host'] };
    await expect(saveHostRules(settings, localCollection, wrong)).rejects.toMatchObject({ code: 'bad-host' });
    const many = { allow: [], deny: Array.from({ length: 201 }, (_, n) => `h${n}.example`) };
    await expect(saveHostRules(settings, localCollection, many)).rejects.toMatchObject({
      code: 'too-many-hosts',
    });
    expect(await readHostRules(settings, localCollection)).toEqual(kept);
    await settings.set(localCollection, 'hosts', ['broken']);
    expect(await readHostRules(settings, localCollection)).toEqual({ allow: [], deny: [] });
  });
});
