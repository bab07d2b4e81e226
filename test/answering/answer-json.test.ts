import { expect, test } from 'vitest';
import { answerToJson } from '../../src/answering/answer-json.js';
import type { Finding, Source } from '../../src/archive/answer.js';
import { sampleAnswer } from '../archive/sample-articles.js';

const finding: Finding = {
  source: 1,
  quote: 'The ferry stops at Lowmoor.',
  start: 4,
  end: 31,
  key: { start: 4, end: 31 },
  speaker: 'Ada Lund',
  score: 0.8,
};
const source: Source = {
  n: 1,
  collection: 'guild:7',
  article: 'a1',
  version: 2,
  externalId: 'x-1',
  title: 'Ferry',
  outlet: null,
  authors: ['Ada Lund'],
  publishedAt: '2026-02-01',
  retrievedAt: '2026-02-02T08:00:00Z',
  url: null,
  provenance: { kind: 'file', fileName: 'ferry.txt', by: null },
};
const ranked = { article: 'a1', externalId: 'x-1', score: 9.1 };
const answer = sampleAnswer({
  id: 'k3',
  verdict: 'answered',
  probability: 0.83,
  findings: [finding],
  sources: [source],
  disagreement: { values: [{ value: '12 dead', source: 1, publishedAt: '2026-02-01' }] },
  coverage: { story: 's1', articles: 3, independentOutlets: 2 },
  passages: [{ ...ranked, start: 0, end: 40 }],
  articles: [ranked],
  undatedLeftOut: 2,
  understood: {
    time: { words: 'this week', since: '2026-02-10', until: null, applied: true },
    outlet: 'The Quay',
  },
});

test('an answer as scripts read it', () => {
  expect(answerToJson(answer)).toStrictEqual({
    answer: 'k3',
    question: 'Where does the ferry stop?',
    verdict: 'answered',
    probability: 0.83,
    findings: [
      { source: 1, quote: 'The ferry stops at Lowmoor.', start: 4, end: 31, speaker: 'Ada Lund', score: 0.8 },
    ],
    sources: [
      {
        n: 1,
        article: 'a1',
        externalId: 'x-1',
        title: 'Ferry',
        outlet: null,
        publishedAt: '2026-02-01',
        url: null,
        provenance: { kind: 'file', fileName: 'ferry.txt', by: null },
      },
    ],
    disagreement: { values: [{ value: '12 dead', source: 1, publishedAt: '2026-02-01' }] },
    coverage: { story: 's1', articles: 3, independentOutlets: 2 },
    passages: [{ article: 'a1', externalId: 'x-1', start: 0, end: 40, score: 9.1 }],
    articles: [{ article: 'a1', externalId: 'x-1', score: 9.1 }],
    undatedLeftOut: 2,
    understood: {
      time: { words: 'this week', since: '2026-02-10', until: null, applied: true },
      outlet: 'The Quay',
    },
    tookMs: 3,
  });
});

test('an answer of an earlier build understood nothing', () => {
  const { understood: _understood, ...earlier } = answer;
  expect(answerToJson(earlier).understood).toEqual({ time: null, outlet: null });
});

test.each(['q-7', 7, 0, '', null])('carries the id of a line of a batch (%j)', (id) => {
  const json = answerToJson(answer, id);
  expect(json).toHaveProperty('id', id);
  expect(Object.keys(json).slice(0, 2)).toEqual(['answer', 'id']);
});

test('tells nobody who asked, and where', () => {
  const text = JSON.stringify(answerToJson(answer, 'q-7'));
  for (const hidden of ['audience', 'askerId', 'channelId', 'guild:7']) expect(text).not.toContain(hidden);
});
