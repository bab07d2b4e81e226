import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { deskMigrations } from '../../../src/archive/embedded/desk-schema.js';
import { FeedsStore } from '../../../src/archive/embedded/feeds-store.js';
import { JobsStore } from '../../../src/archive/embedded/jobs-store.js';
import { openDatabase } from '../../../src/archive/embedded/open-database.js';
import { SettingsStore } from '../../../src/archive/embedded/settings-store.js';

test.each(deskMigrations.map((_, index) => index + 1))(
  'a desk of schema %i is brought up to date',
  async (schema) => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-desk-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'desk.sqlite');
    const before = openDatabase(path, deskMigrations.slice(0, schema));
    await new SettingsStore(before).set(localCollection, 'aliases', [['a', 'b']]);
    const job = await new JobsStore(before).enqueue({ kind: 'read', collection: 'local', payload: 1 });
    before.close();

    const after = openDatabase(path, deskMigrations);
    onTestFinished(() => after.close());
    expect(after.pragma('user_version')).toBe(deskMigrations.length);
    expect(await new SettingsStore(after).get(localCollection, 'aliases')).toEqual([['a', 'b']]);
    expect(await new JobsStore(after).take(['read'])).toMatchObject({ id: job });
    expect(await new FeedsStore(after).list(localCollection)).toEqual([]);
  },
);
