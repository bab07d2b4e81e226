import { beforeAll, describe, expect, it } from 'vitest';
import { localCollection, seedsCollection } from '../../../src/archive/collection-id.js';
import { namedOutlet } from '../../../src/search/outlet/named-outlet.js';
import { outletMentions } from '../../../src/search/outlet/outlet-mentions.js';
import { FakeEmbedder, fakeDimension } from '../../fakes/fake-embedder.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';
import { addNews } from '../small-archive.js';
import { processorMs } from '../../processor-time.js';

const archive = new MemoryArchive(fakeDimension);
const places = [archive.collection(localCollection), archive.collection(seedsCollection)];

beforeAll(async () => {
  const embedder = new FakeEmbedder();
  const outlets = [
    'Reuters',
    'cnn.com',
    'usatoday.com',
    'The Guardian',
    'Haaretz',
    'The Sun',
    'BBC',
    'The Times of Lowmoor',
  ];
  for (const [index, outlet] of outlets.entries()) {
    await addNews(archive.collection(localCollection), embedder, { text: `Text ${index}.`, outlet });
  }
  await addNews(archive.collection(seedsCollection), embedder, { text: 'Seed.', outlet: 'The Quay' });
});

describe('an outlet that the question names as its source', () => {
  it.each([
    ['How many died, according to Reuters?', 'Reuters'],
    ['According to the BBC, how many staff walked out?', 'BBC'],
    ['According to CNN.', 'cnn.com'],
    ['how many died according to reuters', 'Reuters'],
    ['HOW MANY DIED ACCORDING TO REUTERS?', 'Reuters'],
    ['How many died, as the BBC reports?', 'BBC'],
    ['Who resigned, as CNN reported last week?', 'cnn.com'],
    ['What was reported by CNN about the ferry?', 'cnn.com'],
    ['What was the ferry called in the Guardian?', 'The Guardian'],
    ['What stood in Haaretz about the ferry?', 'Haaretz'],
    ['What does Haaretz write about the ferry?', 'Haaretz'],
    ['What did USA Today say about the ferry?', 'usatoday.com'],
    ['What has the Times of Lowmoor reported?', 'The Times of Lowmoor'],
    ['What did an article in the Guardian say?', 'The Guardian'],
    ['According to a Guardian investigation, who paid?', 'The Guardian'],
    ['According to the Guardian’s report, who paid?', 'The Guardian'],
    ['What does The Quay write?', 'The Quay'],
  ])('%s', async (question, outlet) => {
    expect(await namedOutlet(question, places)).toBe(outlet);
  });

  it.each([
    'How many died?',
    'What did CNN anchor Don Lemon say?',
    'According to CNN anchor Don Lemon, who left?',
    'What did the BBC licence fee cost?',
    'Who owns the Guardian?',
    'Who bought Reuters?',
    'What is hot in the sun?',
    'According to the mayor, how many died?',
    'According to the Times, how many died?',
    'According to Lowmoor Echo, how many died?',
    'According to a USA TODAY/Suffolk poll, who leads?',
    'according to',
    'What did he say?',
    '😀',
  ])('none in: %s', async (question) => {
    expect(await namedOutlet(question, places)).toBeNull();
  });

  it('reads the outlets only where something is named', async () => {
    const unread = {
      ...archive.collection(localCollection),
      outlets: async () => {
        throw new Error('They were read.');
      },
    } as unknown as (typeof places)[number];
    expect(await namedOutlet('How many died in the flood?', [unread])).toBeNull();
    await expect(namedOutlet('How many died, according to Reuters?', [unread])).rejects.toThrow('read');
  });
});

it('takes the longest name first', () => {
  const mentions = outletMentions('What stands in The Times of Lowmoor?');
  expect(mentions[0]).toBe('Times of Lowmoor');
});

it.each([
  'according to '.repeat(300),
  'did '.repeat(1_000),
  'as '.repeat(1_300),
  `in ${'A'.repeat(3_990)}`,
  'in A '.repeat(800),
])('takes no time over a question made to take some (%#)', (question) => {
  expect(processorMs(() => outletMentions(question))).toBeLessThan(300);
});
