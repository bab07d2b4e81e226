import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/archive/answer.js';
import { parseStoredAnswer } from '../../src/archive/stored-answer.js';
import { sampleAnswer } from './sample-articles.js';

const finding: Finding = {
  source: 1,
  quote: '“It is ours,” she said.',
  start: 4,
  end: 27,
  key: { start: 4, end: 27 },
  speaker: 'Ada Lund',
  score: 0.8,
};
const answer = sampleAnswer({ id: 'k3', verdict: 'answered', findings: [finding] });

describe('parseStoredAnswer', () => {
  it('gives back what was stored', () => {
    expect(parseStoredAnswer(JSON.stringify(answer))).toEqual(answer);
  });

  it('reads an answer of a build that compared no numbers', () => {
    const { disagreement: _, ...old } = answer;
    expect(parseStoredAnswer(JSON.stringify(old)).disagreement).toBeNull();
    const values = [
      { value: '12 dead', source: 1, publishedAt: null },
      { value: '14 dead', source: 2, publishedAt: '2026-02-01' },
    ];
    const stored = { ...answer, disagreement: { values } };
    expect(parseStoredAnswer(JSON.stringify(stored)).disagreement).toEqual({ values });
  });

  it('reads an answer of a build that knew no speakers', () => {
    const { speaker: _, ...old } = finding;
    const stored = { ...answer, findings: [old] };
    expect(parseStoredAnswer(JSON.stringify(stored)).findings).toEqual([{ ...finding, speaker: null }]);
  });

  it('reads an answer of a build that grouped no stories and did not say how sure it was', () => {
    const { coverage: _coverage, probability: _probability, ...old } = answer;
    expect(parseStoredAnswer(JSON.stringify(old))).toMatchObject({ coverage: null, probability: null });
    const coverage = { story: 's1', articles: 3, independentOutlets: 0 };
    const stored = { ...answer, coverage, probability: 0 };
    expect(parseStoredAnswer(JSON.stringify(stored))).toMatchObject({ coverage, probability: 0 });
  });

  it('reads what a question took over, and an answer of a build in which none did', () => {
    const followsUp = { answer: 'k2', carried: null };
    expect(parseStoredAnswer(JSON.stringify({ ...answer, followsUp })).followsUp).toEqual(followsUp);
    expect(parseStoredAnswer(JSON.stringify(answer))).not.toHaveProperty('followsUp');
  });
});
