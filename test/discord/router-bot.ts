import { pino } from 'pino';
import { LoopbackDiscord } from '../../src/chat/loopback-discord.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { startBot, type Bot } from '../../src/discord/client.js';
import type { Command } from '../../src/discord/command.js';
import type { Routed } from '../../src/discord/router.js';
import { slashCommand } from '../../src/discord/slash-command.js';
import { judge } from '../discord-harness/openapi-judge.js';
import { FakeDesk } from '../fakes/fake-desk.js';

/** A bot that knows only what a test gives it, and a person in direct messages with it. */
export interface RouterBot {
  readonly loopback: LoopbackDiscord;
  readonly session: LoopbackSession;
  readonly desk: FakeDesk;
  /** What was logged at `warn` and above. */
  readonly logged: readonly Record<string, unknown>[];
  /** Logs in. */
  start(routed: Partial<Routed>): Promise<Bot>;
  /** @throws where Discord's description of its API has something against a request that the bot made. */
  close(): Promise<void>;
}

/** @param nowMs the clock of the loopback Discord */
export async function openRouterBot(nowMs: () => number = Date.now): Promise<RouterBot> {
  const logged: Record<string, unknown>[] = [];
  const write = (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>);
  const loopback = await LoopbackDiscord.start({ nowMs });
  const desk = new FakeDesk();
  let bot: Bot | undefined;
  return {
    loopback,
    session: loopback.session(loopback.addUser({ name: 'ben' }), { directMessage: true }),
    desk,
    logged,
    async start(routed) {
      bot = await startBot({
        token: loopback.token,
        restApi: loopback.apiUrl,
        desk,
        fetchAttachment: async () => new Uint8Array(),
        logger: pino({ level: 'warn' }, { write }),
        commands: [],
        menus: [],
        components: [],
        ...routed,
        onInteraction: (id, work) => loopback.track(id, work),
      });
      return bot;
    },
    async close() {
      await bot?.close();
      await loopback.close();
      const problems = loopback.requests.flatMap((request) => judge(request));
      if (problems.length > 0) throw new Error(`Discord would refuse: ${problems.join('\n')}`);
    },
  };
}

/** A command of a test. */
export function command(
  name: string,
  acknowledge: Command['acknowledge'],
  execute: Command['execute'],
): Command {
  return { data: slashCommand(name, 'A command of a test'), acknowledge, execute };
}
