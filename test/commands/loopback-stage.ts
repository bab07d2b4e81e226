import { pino } from 'pino';
import { startBotOnLoopback } from '../../src/chat/bot-on-loopback.js';
import type { LoopbackUser } from '../../src/chat/loopback/world-model.js';
import { LoopbackDiscord, type LoopbackOptions } from '../../src/chat/loopback-discord.js';
import type { LoopbackServer } from '../../src/chat/loopback/make-server.js';
import type { Bot, BotOptions } from '../../src/discord/client.js';
import { judge } from '../discord-harness/openapi-judge.js';
import { FakeDesk, type FakeDeskBehaviour } from '../fakes/fake-desk.js';

/** The real bot, logged in to a loopback Discord with one server, over a desk that does what a test says. */
export interface Stage {
  readonly loopback: LoopbackDiscord;
  readonly bot: Bot;
  readonly desk: FakeDesk;
  readonly server: LoopbackServer<'news' | 'other' | 'staff'>;
  /** May manage messages. */
  readonly moderator: LoopbackUser;
  readonly member: LoopbackUser;
  /** What was logged at `warn` and above. */
  readonly logged: readonly Record<string, unknown>[];
  /** Ends the bot and starts another one, which knows nothing of what was. */
  restart(): Promise<void>;
  /** @throws where Discord's description of its API has something against a request that the bot made. */
  close(): Promise<void>;
}

/** Of an archive in which there is something. */
const noFigures = {
  articles: 1,
  passages: 1,
  answers: 0,
  oldest: null,
  newest: null,
  bytes: 0,
  misses: 0,
  medianMs: null,
  helpful: 0,
  unhelpful: 0,
};

export async function openStage(
  behaviour: FakeDeskBehaviour,
  options: LoopbackOptions = {},
  botOptions: Partial<BotOptions> = {},
): Promise<Stage> {
  const loopback = await LoopbackDiscord.start(options);
  const server = loopback.addGuild({
    name: 'Newsroom',
    channels: ['news', 'other'],
    hiddenChannels: ['staff'],
  });
  const moderator = loopback.addUser({ name: 'ana' });
  const member = loopback.addUser({ name: 'ben' });
  loopback.addMember(server.id, moderator, 'moderator');
  loopback.addMember(server.id, member, 'member');

  const logged: Record<string, unknown>[] = [];
  const write = (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>);
  const desk = new FakeDesk({
    attachMessage: async () => undefined,
    stats: async (collection) => ({ ...noFigures, collection }),
    ...behaviour,
  });
  const start = (): Promise<Bot> =>
    startBotOnLoopback(loopback, { desk, logger: pino({ level: 'warn' }, { write }), ...botOptions });
  let bot = await start();
  return {
    loopback,
    get bot() {
      return bot;
    },
    desk,
    server,
    moderator,
    member,
    logged,
    async restart() {
      await bot.close();
      bot = await start();
    },
    async close() {
      await bot.close();
      await loopback.close();
      const problems = loopback.requests.flatMap((request) => judge(request));
      if (problems.length > 0) throw new Error(`Discord would refuse: ${problems.join('\n')}`);
    },
  };
}

/** The arguments of the last call of a method of the desk. */
export function lastCall(desk: FakeDesk, method: string): readonly unknown[] {
  return desk.calls.findLast((call) => call.method === method)?.args ?? [];
}
