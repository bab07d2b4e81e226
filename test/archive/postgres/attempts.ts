import { expect } from 'vitest';
import type { Collection } from '../../../src/archive/collection.js';
import { everything, ferry } from '../../contracts/archive/samples.js';
import { formsOf, sampleAnswer, sampleDimension, samplePassages, sampleVector } from '../sample-articles.js';
import { newRequest, roomForAll } from '../sample-requests.js';
import { sampleGrouping, sampleJudge } from '../sample-stories.js';
import type { FilledCollection } from './fill-collection.js';

const at = '2026-03-01T12:00:00.000Z';
const ana = { id: '7', name: 'ana' };

/** A method, how it is called, and what it then gives. */
export type Attempt = readonly [
  name: string,
  call: (collection: Collection) => Promise<unknown>,
  outcome: unknown,
];

/** Every method of a collection's handle, called with what belongs to another collection. */
export function attemptsOn(filled: FilledCollection): readonly Attempt[] {
  const { articleId, removedId, passageIds, storyId } = filled;
  const options = { limit: 50, filter: everything };
  const page = { after: null, limit: 50 };
  const vector = sampleVector(ferry.text);
  const article = { id: articleId, version: 1 };
  const content = { ...ferry, editedBy: ana };
  const grouping = sampleGrouping('ferry', sampleJudge({}));
  const identity = { url: ferry.url, externalId: ferry.externalId, textHash: filled.textHash };
  const nothing = new Float32Array(sampleDimension);
  const remedies = { readAgain: async () => [], passagesOf: async () => [] };
  const list = { outlet: null, since: null, until: null, by: null, title: null };
  const range = { offset: 0, limit: 50 };
  const noFigures = { articles: 0, passages: 0, answers: 0, misses: 0, helpful: 0, unhelpful: 0, bytes: 0 };
  const opinion = { answerId: 'answer', personId: '7', helpful: false, reason: 'x', givenAt: at };
  return [
    ['find', (c) => c.find(identity), null],
    ['article', (c) => c.article(articleId), null],
    ['original', (c) => c.original(articleId, 1), null],
    ['versionText', (c) => c.versionText(articleId, 1), null],
    ['articles', (c) => c.articles(page), []],
    ['articleCount', (c) => c.articleCount(), 0],
    ['undatedCount', (c) => c.undatedCount(null), 0],
    ['outlets', (c) => c.outlets(), []],
    ['months', (c) => c.months(), []],
    ['holds', (c) => c.holds(everything), false],
    ['list', (c) => c.list(list, range), { articles: [], total: 0 }],
    ['addedBetween', (c) => c.addedBetween({ after: '2000', until: '9999' }), []],
    ['versions', (c) => c.versions(articleId), []],
    ['nearest', (c) => c.nearest(vector, options), []],
    ['nearestOf', (c) => c.nearestOf([articleId], vector), []],
    ['keyword', (c) => c.keyword(formsOf('ferry', 'new ferry'), options), []],
    ['keywordArticles', (c) => c.keywordArticles(formsOf('ferry'), options), []],
    ['termCounts', (c) => c.termCounts([articleId]), new Map()],
    ['termFrequencies', (c) => c.termFrequencies([formsOf('ferry')]), { passages: 0, documents: [0] }],
    ['similarWords', (c) => c.similarWords('odnevik', 1), []],
    ['passages', (c) => c.passages(passageIds), []],
    ['vectors', (c) => c.vectors(passageIds), passageIds.map(() => nothing)],
    ['storiesOf', (c) => c.storiesOf([articleId]), new Map()],
    ['story', (c) => c.story(storyId), null],
    ['ungrouped', (c) => c.ungrouped(page), []],
    ['group', (c) => c.group(article, grouping), undefined],
    ['edit', (c) => c.edit(article, content, samplePassages(ferry.text)), null],
    ['remove', (c) => c.remove(articleId, { at, by: ana }), null],
    ['restore', (c) => c.restore(removedId), { status: 'unknown' }],
    ['removed', (c) => c.removed(removedId), null],
    ['removals', (c) => c.removals(), []],
    ['purge', (c) => c.purge('9999'), 0],
    ['answer', (c) => c.answer('answer'), null],
    ['lastAnswer', (c) => c.lastAnswer({ readerId: '7', channelId: '70' }), null],
    ['answerOfMessage', (c) => c.answerOfMessage('900'), null],
    ['publishAnswer', (c) => c.publishAnswer('answer', '71'), false],
    ['withdrawAnswer', (c) => c.withdrawAnswer('answer'), undefined],
    ['stats', (c) => c.stats(), expect.objectContaining(noFigures)],
    ['verify', (c) => c.verify(), []],
    ['repair', (c) => c.repair(remedies), []],
    ['snapshot', (c) => c.snapshot(), undefined],
    ['feedback.give', (c) => c.feedback.give(opinion), undefined],
    ['feedback.list', (c) => c.feedback.list(page), []],
    ['feedback.reasons', (c) => c.feedback.reasons(50), []],
    ['feedback.ofPerson', (c) => c.feedback.ofPerson('7'), []],
    ['feedback.removePerson', (c) => c.feedback.removePerson('7'), 0],
    ['people.counts', (c) => c.people.counts('7'), { answers: 0, opinions: 0, requests: 0, articles: 0 }],
    ['people.answers', (c) => c.people.answers('7', page), []],
    ['people.articles', (c) => c.people.articles('7'), []],
    ['people.forget', (c) => c.people.forget('7'), expect.objectContaining({ answers: 0, articles: 0 })],
    ['people.dropAnswers', (c) => c.people.dropAnswers('9999'), 0],
    ['models.served', (c) => c.models.served(), expect.objectContaining({ isCurrent: true })],
    ['models.begin', (c) => c.models.begin(), null],
    ['models.progress', (c) => c.models.progress(), null],
    ['models.missing', (c) => c.models.missing(50), []],
    ['models.keep', (c) => c.models.keep([{ passageId: passageIds[0] ?? 0, vector: nothing }]), undefined],
    ['models.finish', (c) => c.models.finish(), expect.any(Boolean)],
    ['requests.request', (c) => c.requests.request('request'), null],
    [
      'requests.list',
      (c) => c.requests.list({ state: null, personId: null }, range),
      { requests: [], total: 0 },
    ],
    ['requests.openCount', (c) => c.requests.openCount(), 0],
    ['requests.newestAddition', (c) => c.requests.newestAddition(), 0],
    ['requests.addedAfter', (c) => c.requests.addedAfter(0), []],
    ['requests.noteChecked', (c) => c.requests.noteChecked('request', 9), undefined],
    ['requests.meet', (c) => c.requests.meet('request', at, new Map()), false],
    ['requests.untold', (c) => c.requests.untold(), []],
    ['requests.noteTold', (c) => c.requests.noteTold('request', ['7'], at), undefined],
    ['requests.reopen', (c) => c.requests.reopen('request'), undefined],
    ['requests.close', (c) => c.requests.close('request', at), null],
    ['requests.withdraw', (c) => c.requests.withdraw('request', '7', at), null],
    ['requests.postsDue', (c) => c.requests.postsDue(), []],
    ['requests.notePosted', (c) => c.requests.notePosted('request', '9', 1), false],
    ['requests.dropPost', (c) => c.requests.dropPost('request'), undefined],
    ['requests.removePerson', (c) => c.requests.removePerson('7', at), 0],
    ['requests.dropSettled', (c) => c.requests.dropSettled('9999'), 0],
    // What keeps something of its own, under the ids of the other's.
    ['add', async (c) => (await c.add(ferry, samplePassages(ferry.text))).status, 'added'],
    ['saveAnswer', (c) => c.saveAnswer(sampleAnswer({ id: 'answer' })), undefined],
    ['attachMessage', (c) => c.attachMessage('answer', '900'), undefined],
    [
      'requests.add',
      async (c) => (await c.requests.add(newRequest('request', '7'), roomForAll)).status,
      'new',
    ],
    ['delete', (c) => c.delete(), undefined],
  ];
}

/** The names of all that can be called on a handle: "article", "requests.add". */
export function methodsOf(collection: Collection): readonly string[] {
  const parts = ['requests', 'feedback', 'people', 'models'] as const;
  const own = methods(collection);
  const inner = parts.flatMap((part) => methods(collection[part]).map((name) => `${part}.${name}`));
  return [...own, ...inner];
}

function methods(thing: object): readonly string[] {
  return [...Object.keys(thing), ...Object.getOwnPropertyNames(Object.getPrototypeOf(thing))].filter(
    (name) =>
      name !== 'constructor' && !(name in Object.prototype) && typeof Reflect.get(thing, name) === 'function',
  );
}
