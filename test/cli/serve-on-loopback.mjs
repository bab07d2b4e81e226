import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { LoopbackDiscord } from '../../dist/src/chat/loopback-discord.js';
import { readConfig } from '../../dist/src/config.js';
import { openOwnDesk } from '../../dist/src/desk/own-desk.js';
import { createLogger } from '../../dist/src/logger.js';
import { serveDiscord } from '../../dist/src/serve-discord.js';
import { archiveMs, endInTime } from '../../dist/src/shutdown.js';
import { toldToStop } from '../../dist/src/told-to-stop.js';

// What main.js does with a token, except that Discord is on loopback, and that a member asks when told to.
const config = readConfig(process.env);
const logger = createLogger('info');
const loopback = await LoopbackDiscord.start({ logger });
const server = loopback.addGuild({ name: 'Newsroom', channels: ['news'] });
const member = loopback.addUser({ name: 'ana' });
const own = await openOwnDesk(config, logger);
endInTime(() => own.windDown(), logger);
const serving = serveDiscord({
  token: loopback.token,
  restApi: loopback.apiUrl,
  desk: own.desk,
  fetcher: own.fetcher,
  speak: own.speak,
  logger,
  stopped: toldToStop(),
});
const session = loopback.session(member, { guildId: server.id, channelId: server.channels.news });
while (session.slashCommands().length === 0) await wait(20);
process.stdout.write('serving\n');
await once(process.stdin, 'data');
const received = new Promise((resolve) =>
  loopback.onRequest(({ path }) => path.endsWith('/callback') && resolve()),
);
const asked = session.command('ask', { question: 'When does the ferry sail again?' });
await received;
process.kill(process.pid, 'SIGTERM');
await serving;
// One that hangs is not answered by then.
process.stdout.write(`${JSON.stringify(await Promise.race([asked, wait(1000, 'unanswered')]))}\n`);
await own.close(archiveMs);
await loopback.close();
process.exit();
