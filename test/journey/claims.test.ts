import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { claimOutcomes } from '../../src/answering/claims/claim-outcomes.js';
import type { Answer } from '../../src/archive/answer.js';
import { misquotations } from '../../src/answering/stored-quotations.js';
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
    ...lines<NewsroomArticle>('articles'),
    ...lines<NewsroomArticle>('more-articles'),
  ];
  await addArticles(room.desk, room.collection, articles);
  const labels = [...lines<LabelledClaim>('claims'), ...lines<LabelledClaim>('more-claims')];
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

function lines<Line>(name: string): readonly Line[] {
  const url = new URL(`../fixtures/claims/${name}.jsonl`, import.meta.url);
  return readFileSync(url, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

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
        if (outcome !== 'nothing') expect(findings.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('“Check this” in a server', () => {
  const menu = 'Check this';
  const text =
    'Zephyr Rail bought Coastal Buses for 95 million pounds. Ada Quennell was born in Tarn in 1931. Nice, or not?';

  test('says privately what the archive says to each claim, and is shared with one press, once, also after a restart', async () => {
    const { ben, cem } = room.people;
    const message = await room.in('news', cem).say(text);
    const reply = (await room.in('news', ben).menu(menu, message)).messages[0]!;
    expect(reply.ephemeral).toBe(true);
    const description = reply.embeds[0]?.description ?? '';
    expect(description).toMatch(
      /1\.\*\* Zephyr .*\n✘ .*\n> Zephyr Rail has bought Coastal Buses for 85 million pounds/,
    );
    expect(description).toMatch(/2\.\*\* Ada .*\n✔ .*\n> Ada Quennell was born in Tarn in 1931\. \[2\]/);
    expect(description).not.toContain('or not');

    const id = /Check (\w{8})/.exec(reply.embeds[0]?.footer?.text ?? '')?.[1] ?? '';
    const pressed = await room.in('news', ben).press(reply, `share-check:${id}`);
    const shared = pressed.messages.find(({ ephemeral }) => !ephemeral)!;
    expect(shared.embeds[0]?.description).toContain(
      'Shared by ben. About [this message](https://discord.com/channels/',
    );
    expect(shared.pings).toEqual([]);
    const sources = await room.in('news', cem).press(shared, `sources:${id}`);
    expect(sources.messages[0]?.embeds[0]?.title).toContain('Sources');
    const again = await room
      .in('news', ben)
      .press(reply, `share-check:${id}`)
      .catch((error: unknown) => error);
    expect(again instanceof Error ? again.message : JSON.stringify(again)).toMatch(
      /shared already|no button|share-check/,
    );
  });

  test('carries nothing of an article that was removed meanwhile', async () => {
    const { ana, ben, cem } = room.people;
    const message = await room.in('news', cem).say('Ada Quennell married the painter Piers Holm in 1966.');
    const reply = (await room.in('news', ben).menu(menu, message)).messages[0]!;
    expect(reply.embeds[0]?.description).toContain('✘');
    const id = /Check (\w{8})/.exec(reply.embeds[0]?.footer?.text ?? '')?.[1] ?? '';
    const stored = await room.archive.collection(room.collection).answer(id);
    const by = { id: ana.id, name: 'ana', mayManage: true };
    const article = stored?.sources[0]?.article ?? '';
    await room.desk.removeArticle({ collection: room.collection, article, by });
    const shared = (await room.in('news', ben).press(reply, `share-check:${id}`)).messages.find(
      ({ ephemeral }) => !ephemeral,
    );
    expect(shared?.embeds[0]?.description).toContain('Nothing found');
    expect(shared?.embeds[0]?.description).not.toContain('> ');
  });
});
