import { z } from 'zod';
import type { Settings } from '../archive/archive.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { WeekStart } from '../search/time/calendar.js';
import { UserError } from '../errors.js';
import { languageCodes } from '../locales/language.js';

const ids = z.array(z.string());
const perDay = z.number().int().min(0).nullable();

const schema = z.object({
  /** What Dateline speaks where everybody reads it; null: what Discord says of the server, or of the person. */
  language: z.enum(languageCodes).nullable().default(null),
  /** IANA name ("Europe/Berlin"), in which days begin and end; null: that of the machine. */
  timeZone: z.string().nullable().default(null),
  /** From which day on "this week" counts. */
  weekStart: z.enum(['monday', 'sunday', 'saturday'] satisfies readonly WeekStart[]).default('monday'),
  /** Whether an answer is for its asker alone unless he says otherwise. */
  privateAnswers: z.boolean().default(false),
  /** Channels in which one may ask; none: all. A thread counts as its channel. */
  askChannels: ids.default([]),
  /** Roles that may add articles, beside whoever may manage messages. */
  addRoles: ids.default([]),
  /** Questions of one person in 24 hours; null: without limit. */
  questionsPerDay: perDay.default(200),
  /** Articles of one person in 24 hours; null: without limit. */
  articlesPerDay: perDay.default(100),
  /** Seconds between two questions of one person. */
  coolDownSeconds: z.number().int().min(0).max(3600).default(3),
  /** Channel in which articles are asked for; null: only in the list of requests. */
  requestChannel: z.string().nullable().default(null),
  /** Channel that feeds, stories and digests are announced in unless another is named; null: none. */
  announceChannel: z.string().nullable().default(null),
  /** After so many days a question and its answer are deleted. */
  questionDays: z.number().int().min(1).max(3650).default(90),
});

/** How Dateline behaves for one collection: a server's, a person's in direct messages, the terminal's. */
export type CollectionSettings = Readonly<z.output<typeof schema>>;

/** What is to be changed; the rest stays as it is. */
export type SettingsChange = Partial<CollectionSettings>;

export const defaultSettings: CollectionSettings = schema.parse({});

const key = 'settings';

/** The settings of a collection. What was never set, or cannot be read, is as by default. */
export async function readSettings(
  settings: Settings,
  collection: CollectionId,
): Promise<CollectionSettings> {
  const stored: unknown = await settings.get(collection, key);
  if (typeof stored !== 'object' || stored === null) return defaultSettings;
  const fields = Object.entries(stored).filter(([name, value]) => isReadable(name, value));
  return { ...defaultSettings, ...Object.fromEntries(fields) };
}

/**
 * Keeps what is changed beside the rest, and returns all.
 * @throws UserError naming what is no value of a setting; then nothing is changed.
 */
export async function saveSettings(
  settings: Settings,
  collection: CollectionId,
  change: SettingsChange,
): Promise<CollectionSettings> {
  if (typeof change.timeZone === 'string') requireTimeZone(change.timeZone);
  const kept = schema.parse({ ...(await readSettings(settings, collection)), ...change });
  const own = Object.entries(kept).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaultSettings[name as keyof typeof kept]),
  );
  await settings.set(collection, key, own.length > 0 ? Object.fromEntries(own) : null);
  return kept;
}

function isReadable(name: string, value: unknown): boolean {
  if (!Object.hasOwn(schema.shape, name)) return false;
  return schema.shape[name as keyof typeof schema.shape].safeParse(value).success;
}

/** @throws UserError */
function requireTimeZone(zone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw new UserError('bad-time-zone', { zone: zone.slice(0, 60) });
  }
}
