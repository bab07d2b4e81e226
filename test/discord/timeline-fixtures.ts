import type { Answer } from '../../src/archive/answer.js';
import { sampleAnswer } from '../archive/sample-articles.js';

/** A day of a timeline that a test tells of. */
export interface SampleDay {
  readonly day: string;
  readonly quote: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly speaker?: string;
  readonly articles?: number;
  readonly independentOutlets?: number;
}

/** A timeline of these days, as a desk gives it. */
export function timelineOf(days: readonly SampleDay[], parts: Partial<Answer> = {}): Answer {
  return sampleAnswer({
    id: 'abcd1234',
    question: 'the Torsund ferry',
    verdict: days.length > 0 ? 'answered' : 'nothing',
    findings: days.map(({ quote, speaker = null }, index) => ({
      source: index + 1,
      quote,
      start: 0,
      end: quote.length,
      key: { start: 0, end: quote.length },
      speaker,
      score: 0.7,
    })),
    sources: days.map(({ day, title = 'Ferry runs aground', outlet = 'Northern Ledger' }, index) => ({
      n: index + 1,
      collection: 'local',
      article: `a${index}`,
      version: 1,
      externalId: null,
      title,
      outlet,
      authors: [],
      publishedAt: day,
      retrievedAt: '2026-03-09T12:00:00Z',
      url: `https://ledger.example/${index}`,
      provenance: { kind: 'fetched', host: 'ledger.example' },
    })),
    timeline: {
      days: days.map(({ day, articles = 1, independentOutlets = 1 }, index) => ({
        day,
        source: index + 1,
        articles,
        independentOutlets,
      })),
      undated: 0,
    },
    ...parts,
  });
}
