import { afterEach, describe, expect, it } from 'vitest';
import type { CollectionStats } from '../../src/archive/collection.js';
import type { OpinionOfAnswer } from '../../src/archive/feedback.js';
import { answerWith } from '../discord/answer-fixtures.js';
import { lastCall, openStage, type Stage } from './loopback-stage.js';

const figures: CollectionStats = {
  collection: 'guild:1',
  articles: 1204,
  passages: 15_300,
  answers: 81,
  oldest: '2024-02-01',
  newest: '2026-11-20',
  bytes: 45_678_901,
  misses: 1,
  medianMs: 56.7,
  helpful: 9,
  unhelpful: 2,
};
const said = (reason: string, isPrivate = false): OpinionOfAnswer => ({
  opinion: { answerId: 'a', personId: '7', helpful: false, reason, givenAt: '2026-11-20T10:00:00.000Z' },
  answer: answerWith({
    question: 'Who *opens* the bridge?',
    audience: { askerId: '7', channelId: '70', private: isPrivate },
  }),
});
const reasons = async () => [said('Wrong [bridge](https://evil.example) @everyone'), said('Rude', true)];
let stage: Stage;
const news = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });

afterEach(() => stage.close());

describe('/stats', () => {
  it('shows the figures to whoever asks, and what people say to moderators', async () => {
    stage = await openStage({ stats: async () => figures, opinions: { reasons } });
    const [shown] = (await stage.loopback.session(stage.member, news()).command('stats')).messages;
    expect(shown?.ephemeral).toBe(true);
    expect(shown?.embeds[0]?.description).toBe(
      [
        '**1,204** articles (1 Feb 2024 to 20 Nov 2026)',
        '**15,300** passages to quote from',
        '**81** questions kept',
        '**1** of them without an answer',
        '**57 ms** for an answer (median)',
        '👍 **9** · 👎 **2**',
        '**43.6 MB** on disk',
      ].join('\n'),
    );
    expect(stage.desk.calls.map(({ method }) => method)).not.toContain('opinions.reasons');

    const [all] = (await stage.loopback.session(stage.moderator, news()).command('stats')).messages;
    const text = all?.embeds[0]?.description ?? '';
    expect(text).toContain('“Who \\*opens\\* the bridge?”: Wrong ');
    expect(text).toContain('a private question: Rude');
    expect(text).toContain('Wrong \\[bridge\\](https\\:\\/\\/evil.example) \\@everyone');
    expect(all?.pings).toEqual([]);
  });

  it('counts what is one’s own in a direct message, also where nothing was asked yet', async () => {
    stage = await openStage({
      stats: async () => ({ ...figures, oldest: null, newest: null, medianMs: null }),
      opinions: { reasons: async () => [] },
    });
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const [shown] = (await session.command('stats')).messages;
    expect(lastCall(stage.desk, 'stats')).toEqual([`user:${stage.member.id}`]);
    expect(shown?.embeds[0]?.description).not.toContain('median');
  });
});
