import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApplicationFlags } from 'discord.js';
import { commands, menus } from '../../../commands/index.js';
import { checkDiscord } from '../../../src/discord/diagnosis/check-discord.js';
import { intentsFinding } from '../../../src/discord/diagnosis/intents-finding.js';
import { localisedCommand } from '../../../src/discord/localised-command.js';
import type { Finding } from '../../../src/doctor/finding.js';
import { openStage, type Stage } from '../../commands/loopback-stage.js';

const registered = [...commands, ...menus].map(({ data }) => localisedCommand(data.toJSON()));
let stage: Stage;

beforeAll(async () => {
  stage = await openStage({});
});
afterAll(() => stage.close());

interface Asked {
  readonly token?: string;
  readonly restApi?: string;
  readonly commands?: typeof registered;
  readonly aheadMs?: number;
}

function ask({ token, restApi, commands: wanted, aheadMs = 0 }: Asked = {}): Promise<readonly Finding[]> {
  return checkDiscord({
    token: token ?? stage.loopback.token,
    restApi: restApi ?? stage.loopback.apiUrl,
    commands: wanted ?? registered,
    nowMs: () => Date.now() + aheadMs,
  }).run();
}

const about = (findings: readonly Finding[], check: string): readonly Finding[] =>
  findings.filter((finding) => finding.check === check);

test('where all is well each thing is said to be', async () => {
  const findings = await ask();
  expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(findings.map(({ check }) => check)).toEqual([
    'token',
    'clock',
    'application',
    'intents',
    'commands',
    'servers',
  ]);
});

describe('token', () => {
  test('without one nothing is asked', async () => {
    const before = stage.loopback.requests.length;
    expect(await ask({ token: '' })).toMatchObject([{ state: 'hint', fix: expect.stringContaining('.env') }]);
    expect(stage.loopback.requests).toHaveLength(before);
  });

  test.each(['nonsense', 'a.b.c', 'MTIz', '"quoted"'])('%s is no token, and is not sent', async (token) => {
    const before = stage.loopback.requests.length;
    expect(await ask({ token })).toMatchObject([{ check: 'token', state: 'broken' }]);
    expect(stage.loopback.requests).toHaveLength(before);
  });

  test('one that Discord does not take is broken, and never shown', async () => {
    const token = `${Buffer.from('123456789012345678').toString('base64')}.aaaaaa.secretpart`;
    const findings = await ask({ token });
    expect(about(findings, 'token')).toMatchObject([
      { state: 'broken', says: 'Discord does not accept DISCORD_TOKEN.' },
    ]);
    expect(JSON.stringify(findings)).not.toContain('secretpart');
  });

  test('offline is a finding with its fix', async () => {
    expect(await ask({ restApi: 'http://127.0.0.1:9/api' })).toMatchObject([
      { check: 'network', state: 'broken', fix: expect.stringContaining('curl') },
    ]);
  });
});

test('a clock that is wrong is told, with the side on which it is', async () => {
  expect(about(await ask({ aheadMs: 20_000 }), 'clock')).toMatchObject([
    { state: 'hint', says: expect.stringContaining('ahead of') },
  ]);
  expect(about(await ask({ aheadMs: -600_000 }), 'clock')).toMatchObject([
    { state: 'broken', says: expect.stringContaining('behind') },
  ]);
});

test('commands of another version are told', async () => {
  const findings = await ask({ commands: registered.slice(1) });
  expect(about(findings, 'commands')).toMatchObject([{ state: 'hint', fix: 'Type: npm start' }]);
});

test.each([
  [0, 'ok', 'none is needed'],
  [ApplicationFlags.GatewayMessageContent, 'hint', 'Message Content Intent'],
  [
    ApplicationFlags.GatewayPresenceLimited | ApplicationFlags.GatewayGuildMembers,
    'hint',
    'Presence, Server Members',
  ],
])('the intents of flags %i', (flags, state, words) => {
  expect(intentsFinding(flags)).toMatchObject({ state, says: expect.stringContaining(words) });
});
