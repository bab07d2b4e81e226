import { beforeAll, describe, expect, test } from 'vitest';
import { claimOutcomes } from '../../src/answering/claims/claim-outcomes.js';
import type { Answer } from '../../src/archive/answer.js';
import { misquotations } from '../../src/answering/stored-quotations.js';
import { claimLines } from './claim-lines.js';
import { addArticles, newsroomArticles, type NewsroomArticle } from './newsroom-articles.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';

/** A claim and what the articles say to it: S support it, D tell it otherwise, SD both, N neither decides it. */
interface LabelledClaim {
  readonly id: string;
  readonly kind: string;
  readonly claim: string;
  readonly label: 'S' | 'D' | 'SD' | 'N';
  readonly asOf: string;
  /** `open`: comparing was fitted on it. `hidden` and `second` were held out until they had been looked at once. */
  readonly fold: 'open' | 'hidden' | 'second';
}

/** Shares that are found, a little below what is reached. They are not lowered to let a change through. */
const floors = {
  open: { supports: 0.79, differs: 0.6 },
  hidden: { supports: 0.7, differs: 0.65 },
  second: { supports: 0.7, differs: 0.55 },
} as const;

const house = pressHouse();
let room: Newsroom;
let checked: readonly { readonly labelled: LabelledClaim; readonly answer: Answer }[];

beforeAll(async () => {
  room = await house.open();
  const articles = [
    ...newsroomArticles(),
    ...claimLines<NewsroomArticle>('articles'),
    ...claimLines<NewsroomArticle>('more-articles'),
  ];
  await addArticles(room.desk, room.collection, articles);
  const labels = [...claimLines<LabelledClaim>('claims'), ...claimLines<LabelledClaim>('more-claims')];
  const done = [];
  for (const labelled of labels) {
    const answer = await room.desk.check({
      collection: room.collection,
      text: labelled.claim,
      statedAt: `${labelled.asOf}T12:00:00Z`,
      message: null,
      audience: { askerId: 'grader', channelId: null, private: true },
    });
    done.push({ labelled, answer });
  }
  checked = done;
}, 300_000);

function verdictsOn(answer: Answer): ReadonlySet<string> {
  const outcomes = claimOutcomes(answer).map(({ outcome }) => outcome);
  return new Set(outcomes.flatMap((outcome) => (outcome === 'both' ? ['supports', 'differs'] : [outcome])));
}

describe('claims over the newsroom', () => {
  test('get no verdict that the articles do not bear out', () => {
    const wrong = checked.filter(({ labelled: { label }, answer }) => {
      const verdicts = verdictsOn(answer);
      return (
        (verdicts.has('supports') && !label.includes('S')) ||
        (verdicts.has('differs') && !label.includes('D'))
      );
    });
    expect(wrong.map(({ labelled, answer }) => [labelled.claim, [...verdictsOn(answer)]])).toEqual([]);
  });

  test.each(['open', 'hidden', 'second'] as const)('of the %s ones enough are decided', (fold) => {
    const own = checked.filter(({ labelled }) => labelled.fold === fold);
    const found = (letter: string, verdict: string): number => {
      const wanted = own.filter(({ labelled }) => labelled.label.includes(letter));
      return wanted.filter(({ answer }) => verdictsOn(answer).has(verdict)).length / wanted.length;
    };
    expect(found('S', 'supports')).toBeGreaterThanOrEqual(floors[fold].supports);
    expect(found('D', 'differs')).toBeGreaterThanOrEqual(floors[fold].differs);
  });

  test('are answered with what is stored, word for word, and no verdict without a quotation', async () => {
    for (const { answer } of checked) {
      expect(await misquotations(answer, room.archive)).toEqual([]);
      for (const { outcome, findings } of claimOutcomes(answer)) {
        expect([outcome, findings.length]).not.toEqual([expect.not.stringMatching('nothing'), 0]);
      }
    }
  });
});
