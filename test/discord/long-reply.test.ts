import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import type { Acknowledgement, Command } from '../../src/discord/command.js';
import { replyAtLength } from '../../src/discord/long-reply.js';
import { botMessage, type BotMessage } from '../../src/discord/rendering/message.js';
import { slashCommand } from '../../src/discord/slash-command.js';
import { UserError } from '../../src/errors.js';
import type { Language } from '../../src/locales/language.js';
import { wordingIn } from '../../src/locales/wording.js';
import { openStage, type Stage } from '../commands/loopback-stage.js';
import { FakeClock } from '../fakes/fake-clock.js';

const minuteMs = 60_000;
let stage: Stage;
let language: Language;
let clock: FakeClock;
let startMs: number;
let work: Promise<BotMessage>;
let finish: (message: BotMessage) => void;
let fail: (error: Error) => void;
let begun: () => void;
let show: (progress: BotMessage) => void;

/** A command that works until the test has it finish. */
function longCommand(acknowledge: Acknowledgement): Command {
  return {
    data: slashCommand('work', 'Works long'),
    acknowledge,
    execute: (interaction, context) =>
      replyAtLength(interaction, { ...context, wording: wordingIn(language) }, (shown) => {
        show = shown;
        begun();
        return work;
      }),
  };
}

beforeEach(() => {
  language = 'en';
  startMs = Date.now();
  clock = new FakeClock(startMs);
});
afterEach(() => stage.close());

/** The stage with its clock and Discord's going together. */
async function begin(acknowledge: Acknowledgement = 'public') {
  const nowMs = () => Date.now() - startMs + clock.nowMs();
  stage = await openStage({}, { nowMs }, { clock, commands: [longCommand(acknowledge)] });
  const place = { guildId: stage.server.id, channelId: stage.server.channels.news };
  const session = stage.loopback.session(stage.moderator, place);
  let isBegun = false;
  work = new Promise((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
  begun = () => (isBegun = true);
  const reply = session.command('work');
  await until(() => isBegun);
  return { session, reply, place };
}

const contents = (session: LoopbackSession) => session.messages().map(({ content }) => content);
const done = botMessage({ content: 'done' });

/** Resolves when it is so; requests take their time, and more of it on a busy machine. */
async function until(isSo: () => boolean): Promise<void> {
  const begunMs = performance.now();
  while (!isSo()) {
    if (performance.now() - begunMs > 10_000) throw new Error('It never came to be so.');
    await wait(5);
  }
}

/** Lets time pass until the reply says what is to be awaited. */
async function passUntil(session: LoopbackSession, durationMs: number, words: string): Promise<void> {
  await clock.pass(durationMs);
  await until(() => contents(session).some((content) => content.includes(words)));
}

/** Until the reply has expired, having said that its outcome comes later. */
async function outlive(session: LoopbackSession): Promise<void> {
  await passUntil(session, 14 * minuteMs, 'This takes longer');
  await clock.pass(2 * minuteMs);
}

describe('replyAtLength', () => {
  it('puts the outcome in the place of progress', async () => {
    const { session, reply } = await begin();
    show(botMessage({ content: 'half' }));
    await passUntil(session, 2_000, 'half');
    expect(contents(session)).toEqual(['half']);
    finish(done);
    await reply;
    expect(contents(session)).toEqual(['done']);
  });

  it('hands over before the reply expires, and ends with a message that names who asked', async () => {
    const { session, reply } = await begin();
    await passUntil(session, 14 * minuteMs, 'This takes longer');
    expect(contents(session)[0]).toMatch(/^This takes longer than Discord lets me .+ write here /);
    show(botMessage({ content: 'more' }));
    await clock.pass(30 * minuteMs);
    await wait(50);
    expect(contents(session)).toHaveLength(1);
    finish(done);
    await reply;
    expect(contents(session).at(-1)).toBe(`<@${stage.moderator.id}> done`);
    expect(session.messages().at(-1)?.pings).toEqual([stage.moderator.id]);
    expect(stage.logged).toEqual([]);
  });

  it('says so in the language of the reply', async () => {
    language = 'de';
    const { session, reply } = await begin();
    await passUntil(session, 14 * minuteMs, 'Das dauert länger');
    expect(contents(session)[0]).toMatch(/schreibe hier, was daraus wurde\.$/);
    finish(done);
    await reply;
  });

  it.each([
    ['is gone', 'remove'],
    ['may not be written into', 'writing'],
    ['may not be seen', 'seeing'],
  ])('writes to who asked where the channel %s', async (_, what) => {
    const { session, reply, place } = await begin();
    await outlive(session);
    if (what === 'remove') stage.loopback.channels.remove(place);
    else stage.loopback.channels.keepBotFrom(place, what as 'writing' | 'seeing');
    finish(done);
    await reply;
    const direct = stage.loopback.session(stage.moderator, { directMessage: true });
    expect(contents(direct)).toEqual(['done']);
    expect(stage.logged).toHaveLength(1);
  });

  it('logs what it can tell nobody, and goes on', async () => {
    const { session, reply, place } = await begin();
    await outlive(session);
    stage.loopback.channels.remove(place);
    stage.loopback.channels.refuseDirectMessages(stage.moderator);
    finish(done);
    await reply;
    expect(stage.logged).toHaveLength(2);
  });

  it('tells what came of a private reply to nobody else', async () => {
    const { session, reply } = await begin('private');
    await passUntil(session, 14 * minuteMs, 'This takes longer');
    expect(contents(session)[0]).toContain('write to you in a direct message');
    await clock.pass(2 * minuteMs);
    finish(done);
    await reply;
    const direct = stage.loopback.session(stage.moderator, { directMessage: true });
    expect(contents(direct)).toEqual(['done']);
    expect(
      stage.loopback
        .session(stage.member, { guildId: stage.server.id, channelId: stage.server.channels.news })
        .messages(),
    ).toEqual([]);
  });

  it('tells late what was refused', async () => {
    const { session, reply } = await begin();
    await outlive(session);
    fail(new UserError('bad-line', 'The page holds no article.'));
    await reply;
    expect(contents(session).at(-1)).toBe(`<@${stage.moderator.id}> The page holds no article.`);
  });

  it.each<[string, () => void, string]>([
    ['the outcome', () => finish(done), 'done'],
    ['a refusal', () => fail(new UserError('bad-line', 'No article.')), 'No article.'],
  ])('sends %s where somebody deleted the reply meanwhile', async (_, end, words) => {
    const { session, reply, place } = await begin();
    show(botMessage({ content: 'half' }));
    await passUntil(session, 2_000, 'half');
    const [half] = session.messages();
    await stage.bot.client.rest.delete(`/channels/${place.channelId}/messages/${half?.id}`);
    end();
    await reply;
    expect(contents(session)).toEqual([`<@${stage.moderator.id}> ${words}`]);
  });

  it('sends the outcome where the reply expired earlier than it should', async () => {
    const { session, reply } = await begin();
    // Discord's clock alone runs on.
    startMs -= 16 * minuteMs;
    finish(done);
    await reply;
    expect(contents(session)).toContain(`<@${stage.moderator.id}> done`);
  });
});
