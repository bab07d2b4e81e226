import { describe, expect, test, onTestFinished } from 'vitest';
import { guildCollection } from '../../../src/archive/collection-id.js';
import { openPostgresArchive } from '../../../src/archive/postgres/open-postgres-archive.js';
import { openPgPool } from '../../../src/archive/postgres/pg-pool.js';
import { readConfig } from '../../../src/config.js';
import { profileFingerprint } from '../../../src/embedding/profile-fingerprint.js';
import { resolveModelProfile } from '../../../src/embedding/resolve-model-profile.js';
import { createLogger } from '../../../src/logger.js';
import { articlesPerFeed } from '../../../bench/soak/press-site.js';
import { additionKind } from '../../../src/desk/additions/addition-job.js';
import { runProcesses } from '../../../bench/processes/run-processes.js';
import { makeDatabase, owner } from '../../archive/postgres/make-database.js';
import { RealServer, serverPrograms } from '../../archive/postgres/real-server.js';

const logger = createLogger('silent');
const articles = 500;
const feeds = 3;

describe.skipIf(serverPrograms === '')(
  'three processes over one archive (set TEST_POSTGRES_BIN to try it)',
  () => {
    test('one killed in the middle of an import: all that was acknowledged is there once, feeds are polled once', async () => {
      const server = await RealServer.start();
      onTestFinished(() => server.remove());
      const admin = openPgPool({ url: server.url('postgres'), logger });
      const inside = openPgPool({ url: server.url('several'), logger });
      await makeDatabase(admin, inside, 'several');
      await Promise.all([admin.close(), inside.close()]);
      const url = server.url('several', owner);
      const report = await runProcesses({ archive: url, articles, killAfter: articles / 3, feeds });
      const { acknowledged, ...figures } = report;
      process.stdout.write(`${JSON.stringify({ acknowledged: acknowledged.length, ...figures })}\n`);

      expect(report.failures).toEqual([]);
      expect(report.questionFailures).toEqual([]);
      expect(report.answered).toBeGreaterThan(20);
      expect(report.acknowledged).toHaveLength(articles);
      // Once when it was followed, once when it was polled.
      expect(report.feedRequests).toEqual(report.feedRequests.map(() => 2));
      expect(report.announcements).toBe(2 * feeds);

      const profile = resolveModelProfile(readConfig({}).model);
      const archive = await openPostgresArchive(url, {
        profile: { fingerprint: profileFingerprint(profile), dimension: profile.dimension },
        logger,
      });
      onTestFinished(() => archive.close());
      const [id] = await archive.collections();
      const collection = archive.collection(id ?? guildCollection('1'));
      const titles: string[] = [];
      for (let after: string | null = null; ;) {
        const page = await collection.articles({ after, limit: 200 });
        titles.push(...page.map(({ title }) => title ?? ''));
        const last = page.at(-1);
        if (!last) break;
        after = last.id;
      }
      expect(new Set(titles).size).toBe(titles.length);
      const there = new Set(titles);
      expect(report.acknowledged.filter((title) => !there.has(title))).toEqual([]);
      // That, what the feeds brought, and nothing half.
      expect(titles).toHaveLength(articles + 2 * feeds * articlesPerFeed);
      expect(await collection.verify()).toEqual([]);
      expect((await archive.jobs.waiting()).get(additionKind)).toBeUndefined();
    }, 400_000);
  },
);
