import type { Archive } from '../archive/archive.js';
import type { Person } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { HostRules } from '../reading/host-rules.js';
import type { AliasGroup } from '../search/alias-table.js';
import { readAliases, saveAliases } from './alias-settings.js';
import type { Auditor } from './auditor.js';
import {
  readSettings,
  saveSettings,
  type CollectionSettings,
  type SettingsChange,
} from './collection-settings.js';
import { readHostRules, saveHostRules } from './host-settings.js';
import type { SettingsDesk } from './settings-desk.js';

/**
 * Settings, hosts and names of collections, with changes noted. They are read from the archive each time, a row by its
 * key: what was changed holds for the very next interaction, and for whatever way it was changed by.
 */
export class LocalSettingsDesk implements SettingsDesk {
  readonly #archive: Archive;
  readonly #auditor: Auditor;
  readonly #timesChanged: (collection: CollectionId) => Promise<void>;
  #lastChange: Promise<unknown> = Promise.resolve();

  /** @param timesChanged told of each collection whose days begin at another hour. */
  constructor(
    archive: Archive,
    auditor: Auditor,
    timesChanged: (collection: CollectionId) => Promise<void> = async () => undefined,
  ) {
    this.#archive = archive;
    this.#auditor = auditor;
    this.#timesChanged = timesChanged;
  }

  read(collection: CollectionId): Promise<CollectionSettings> {
    return readSettings(this.#archive.settings, collection);
  }

  /** One after the other: of two changes at a time neither is lost. */
  change(collection: CollectionId, change: SettingsChange, by: Person): Promise<CollectionSettings> {
    return this.#inTurn(async () => {
      const before = await this.read(collection);
      const after = await saveSettings(this.#archive.settings, collection, change);
      for (const setting of Object.keys(change) as (keyof SettingsChange)[]) {
        const values = { before: before[setting], after: after[setting] };
        if (JSON.stringify(values.before) === JSON.stringify(values.after)) continue;
        await this.#auditor.note(collection, by, { kind: 'setting-changed', setting, ...values });
      }
      if (before.timeZone !== after.timeZone) await this.#timesChanged(collection);
      return after;
    });
  }

  hosts(collection: CollectionId): Promise<HostRules> {
    return readHostRules(this.#archive.settings, collection);
  }

  setHosts(collection: CollectionId, rules: HostRules, by: Person): Promise<HostRules> {
    return this.#inTurn(async () => {
      const before = await readHostRules(this.#archive.settings, collection);
      const after = await saveHostRules(this.#archive.settings, collection, rules);
      const difference = differenceOf(hostLines(before), hostLines(after));
      if (difference) await this.#auditor.note(collection, by, { kind: 'hosts-changed', ...difference });
      return after;
    });
  }

  aliases(collection: CollectionId): Promise<readonly AliasGroup[]> {
    return readAliases(this.#archive.settings, collection);
  }

  setAliases(
    collection: CollectionId,
    groups: readonly AliasGroup[],
    by: Person,
  ): Promise<readonly AliasGroup[]> {
    return this.#inTurn(async () => {
      const before = await readAliases(this.#archive.settings, collection);
      const after = await saveAliases(this.#archive.settings, collection, groups);
      const difference = differenceOf(before.map(groupLine), after.map(groupLine));
      if (difference) await this.#auditor.note(collection, by, { kind: 'aliases-changed', ...difference });
      return after;
    });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#lastChange.then(work);
    this.#lastChange = turn.catch(() => undefined);
    return turn;
  }
}

/** Null where nothing has changed. */
function differenceOf(before: readonly string[], after: readonly string[]) {
  const added = after.filter((line) => !before.includes(line));
  const removed = before.filter((line) => !after.includes(line));
  return added.length + removed.length > 0 ? { added, removed } : null;
}

function hostLines({ allow, deny }: HostRules): readonly string[] {
  return [...allow.map((host) => `allow ${host}`), ...deny.map((host) => `deny ${host}`)];
}

function groupLine(group: AliasGroup): string {
  return group.join(' = ');
}
