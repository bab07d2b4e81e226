import { REST } from 'discord.js';
import type { LoopbackUser } from '../../src/chat/loopback/world-model.js';
import { LoopbackDiscord } from '../../src/chat/loopback-discord.js';
import type { LoopbackServer } from '../../src/chat/loopback/make-server.js';
import { restOptions } from '../../src/discord/client-options.js';
import { judge } from '../discord-harness/openapi-judge.js';

/** A loopback Discord with one server, to whose gateway nobody is connected: only its HTTP side is used. */
export interface RestStage {
  readonly loopback: LoopbackDiscord;
  /** With the bot's token. */
  readonly rest: REST;
  readonly server: LoopbackServer<'news' | 'other' | 'staff'>;
  /** "ana", who may manage messages and threads. */
  readonly moderator: LoopbackUser;
  /** "ben". */
  readonly member: LoopbackUser;
  /** "eva", an administrator. */
  readonly admin: LoopbackUser;
  /** @throws where Discord's description of its API has something against a request, or where there was a gateway after all. */
  close(): Promise<void>;
}

export async function openRestStage(parts: { readonly locale?: string } = {}): Promise<RestStage> {
  const loopback = await LoopbackDiscord.start();
  const server = loopback.addGuild({
    name: 'Newsroom',
    channels: ['news', 'other'],
    hiddenChannels: ['staff'],
    ...parts,
  });
  const person = (name: string, standing: 'member' | 'moderator' | 'admin'): LoopbackUser => {
    const user = loopback.addUser({ name });
    loopback.addMember(server.id, user, standing);
    return user;
  };
  const rest = new REST(restOptions(loopback.apiUrl)).setToken(loopback.token);
  return {
    loopback,
    rest,
    server,
    moderator: person('ana', 'moderator'),
    member: person('ben', 'member'),
    admin: person('eva', 'admin'),
    async close() {
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
      const sessions = loopback.gatewaySessions;
      await loopback.close();
      const problems = loopback.requests.flatMap((request) => judge(request));
      if (problems.length > 0) throw new Error(`Discord would refuse: ${problems.join('\n')}`);
      if (sessions > 0) throw new Error('Somebody was connected to the gateway.');
    },
  };
}
