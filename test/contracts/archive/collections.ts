import { describe, expect, test } from 'vitest';
import { guildCollection, parseCollectionId } from '../../../src/archive/collection-id.js';
import { formsOf, sampleAnswer, sampleVector } from '../../archive/sample-articles.js';
import { add, bridge, everything, ferry, textsOf, type Subject } from './samples.js';

/** That collections are apart. */
export function describeCollections(subject: () => Subject): void {
  describe('collections', () => {
    test('two collections never see each other', async () => {
      const { archive } = subject();
      const one = archive.collection(guildCollection('1'));
      const other = archive.collection(guildCollection('2'));
      const { article } = await add(one, ferry);
      await add(other, bridge);
      await one.saveAnswer(sampleAnswer({ id: 'q1' }));
      await one.attachMessage('q1', '900');
      await archive.settings.set(one.id, 'roles', ['1']);
      expect(await other.article(article.id)).toBeNull();
      expect(await other.versionText(article.id, 1)).toBeNull();
      expect(await other.keyword(formsOf('ferry'), { limit: 5, filter: everything })).toEqual([]);
      const near = await other.nearest(sampleVector(ferry.text), { limit: 9, filter: everything });
      expect(await textsOf(other, near)).toHaveLength(2);
      expect(await other.answer('q1')).toBeNull();
      expect(await other.answerOfMessage('900')).toBeNull();
      expect(await other.lastAnswer({ readerId: '7', channelId: '70' })).toBeNull();
      expect(await archive.settings.get(other.id, 'roles')).toBeNull();
      expect(await archive.collections()).toEqual(['guild:1', 'guild:2']);
    });

    test('a deleted collection is gone, and its handle begins anew', async () => {
      const { archive, local } = subject();
      const other = archive.collection(parseCollectionId('other'));
      await add(local, ferry);
      await add(other, ferry);
      await archive.settings.set(local.id, 'language', 'en');
      await local.delete();
      expect(await archive.collections()).toEqual(['other']);
      expect(await archive.settings.get(local.id, 'language')).toBeNull();
      expect(await local.articleCount()).toBe(0);
      expect(await other.articleCount()).toBe(1);
      expect(await add(local, ferry)).toMatchObject({ status: 'added' });
    });
  });
}
