import { describe, expect, onTestFinished, test } from 'vitest';
import { serverPrograms } from '../archive/postgres/real-server.js';
import { owner } from '../archive/postgres/make-database.js';
import { stageServer } from '../archive/postgres/server-stage.js';
import { startProgram } from './run-cli.js';

describe.skipIf(serverPrograms === '')(
  'npm start over an archive that another process serves already (set TEST_POSTGRES_BIN to try it)',
  () => {
    const stage = stageServer();

    /** One that waits for the other to end. */
    async function startSecond(name: string) {
      await stage.newDatabase(name);
      const first = await stage.open(name);
      await first.claims.take('discord gateway');
      const environment = { DISCORD_TOKEN: 'not-a-real-token' };
      const archive = stage.server.url(name, owner);
      const second = startProgram('src/main.js', [], { archive, environment, input: null });
      onTestFinished(() => {
        second.child.kill('SIGKILL');
      });
      await second.said(/waiting for it to end/);
      return second;
    }

    test('waits for that one to end, and says what to do where it does not', async () => {
      const { ended } = await startSecond('twice');
      const run = await ended;
      expect(run.code).toBe(1);
      expect(run.stderr).toMatch(
        /^Another process serves Discord over this archive already, .* start this one with --role worker, or stop that one first\..*\n$/m,
      );
    });

    test('ends at once where it is told to stop meanwhile', async () => {
      const second = await startSecond('stopped');
      second.child.kill('SIGTERM');
      const run = await second.ended;
      expect(run).toMatchObject({ code: 0, signal: null });
      expect(run.stderr).not.toContain('already');
    });
  },
);
