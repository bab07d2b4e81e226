import type { Answer } from '../../src/archive/answer.js';
import type { Article } from '../../src/archive/article.js';
import { guildCollection, localCollection } from '../../src/archive/collection-id.js';
import type { AddRequest, AskRequest } from '../../src/desk/desk.js';

export const question: AskRequest = {
  collection: localCollection,
  question: 'Who dredged the eastern channel?',
  filters: { since: '2031-02-01', until: null, outlet: 'The Lindmark Post' },
  asOf: null,
  limit: 3,
  audience: { askerId: 'terminal', channelId: null, private: false },
};
export const answer: Answer = {
  id: 'k3j9x2ab',
  question: question.question,
  filters: question.filters,
  asOf: '2031-02-09',
  askedAt: '2031-02-09T08:00:00Z',
  verdict: 'nothing',
  probability: 0.07,
  findings: [],
  sources: [],
  disagreement: null,
  coverage: null,
  passages: [{ article: 'a1', externalId: null, start: 4, end: 90, score: 0.25 }],
  articles: [],
  undatedLeftOut: 2,
  tookMs: 12.5,
  audience: question.audience,
};
export const article: Article = {
  id: 'a1',
  version: 1,
  title: 'Harbour — “dredged” at last\u2028 ✓',
  outlet: null,
  authors: ['Mara Quist'],
  publishedAt: '2031-02-03',
  modifiedAt: null,
  url: null,
  language: 'en',
  text: 'First line.\n\nSecond line with a \\n that is none.',
  provenance: { kind: 'pasted', by: { id: '1', name: 'ana' } },
  externalId: null,
  retrievedAt: '2031-02-03T10:00:00Z',
  addedAt: '2031-02-03T10:00:01Z',
};
export const addition: AddRequest = {
  collection: guildCollection('42'),
  input: { kind: 'file', name: 'report.txt', bytes: Uint8Array.from({ length: 256 }, (_, index) => index) },
  hints: { title: 'Harbour', externalId: 'x-1' },
  by: { id: '1', name: 'ana' },
  importedFrom: 'news.jsonl',
  posted: {
    author: { id: '2', name: 'ben' },
    messageUrl: 'https://discord.com/channels/1/2/3',
    forwarded: false,
  },
};
