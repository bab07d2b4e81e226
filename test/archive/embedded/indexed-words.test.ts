import { expect, test } from 'vitest';
import type { Connection } from '../../../src/archive/embedded/connection.js';
import { articleTokens, passageTokens } from '../../../src/archive/indexed-tokens.js';
import { TermCounts } from '../../../src/archive/term-counts.js';
import { sampleContent, samplePassages } from '../sample-articles.js';
import { closeAfterwards, openCollection, temporaryFolder } from './temporary-collection.js';

/** What SQLite holds in a column of a table of words, row after row in the order of the text. */
function indexed(connection: Connection, table: string, column: string): readonly string[] {
  connection.execute(
    `CREATE VIRTUAL TABLE IF NOT EXISTS temp.${table}_terms USING fts5vocab (main, ${table}, instance)`,
  );
  return connection
    .all<{ readonly term: string }>(
      `SELECT term FROM temp.${table}_terms WHERE col = ? ORDER BY doc, "offset"`,
      column,
    )
    .map(({ term }) => term);
}

const oddWords = `Mr. O'Neill paid 3.5% (1,200.50) to the U.S. envoy; e-mail a.b@c.example/x_y?z=1#end … C++ & "AND" NEAR(
IŞIK ışık İstanbul'da Straße Ærø Łódź Đà Nẵng Ñandú façade naïve Qur’an ʿAlī d'Orsay dell'Italia
東京都知事 かぎっ子 データ ประเทศไทย မြန်မာ ភាសាខ្មែរ ພາສາລາວ 한국어 हिन्दी தமிழ் עִבְרִית العَرَبِيَّة Ελλάδος Ещё
𞤀𞤣𞤤𞤢𞤥 𐓏𐓘𐓻𐓘𐓻𐓟 𝒜𝓁𝓅𝒽𝒶 Ⅳ ½ m² x⁠y ﬁne ＡＢＣ １２３ 😀 👩‍👩‍👧 1️⃣ ©2024 № 5 a\u0308o\u0308 zero\u200bwidth soft\u00adhyphen
WHO says IS is who it is; IT and US, us.`;

test.each([null, 'en', 'de', 'fr', 'tr', 'ja'])(
  'SQLite keeps every token to the letter (%s)',
  async (language) => {
    const { collection } = openCollection(await temporaryFolder());
    closeAfterwards(collection);
    const content = sampleContent({
      title: 'U.S. envoy’s l’État: 3.5',
      outlet: 'Ærø Avis',
      publishedAt: '2024-12-13',
      text: oddWords,
      language,
    });
    const passages = samplePassages(oddWords);
    await collection.changes.add(content, passages);
    const { connection } = collection;
    expect(indexed(connection, 'article_words', 'words')).toEqual(articleTokens(content));
    const each = passages.map(({ start, end }) => passageTokens(content, oddWords.slice(start, end)));
    expect(indexed(connection, 'passage_words', 'body')).toEqual(each.flatMap(({ body }) => body));
    expect(indexed(connection, 'passage_words', 'context')).toEqual(each.flatMap(({ context }) => context));
  },
);

test('a whole article counts the tokens that are indexed', async () => {
  const { collection } = openCollection(await temporaryFolder());
  closeAfterwards(collection);
  const content = sampleContent({
    title: 'Die Brücken',
    text: 'Drei Brücken sind gesperrt.',
    language: 'de',
  });
  const { article } = await collection.changes.add(content, samplePassages(content.text));
  const counts = collection.terms.counts([article.id]).get(article.id);
  expect(counts?.toBytes()).toEqual(TermCounts.of(articleTokens(content)).toBytes());
  expect(counts?.count('brucken')).toBe(2);
});
