import { defaultSettings, type CollectionSettings } from '../../desk/collection-settings.js';
import { commonZones } from '../../desk/time-zone.js';
import { languageCodes } from '../../locales/language.js';

/** The values that a menu of texts offers for a setting. A menu holds 25; one that is set otherwise comes beside them. */
export const steps = {
  language: [null, ...languageCodes],
  timeZone: [null, ...commonZones],
  weekStart: ['monday', 'sunday', 'saturday'],
  privateAnswers: [false, true],
  questionsPerDay: [0, 5, 10, 25, 50, 100, 200, 500, 1000, null],
  articlesPerDay: [0, 5, 10, 25, 50, 100, 200, 500, 1000, null],
  coolDownSeconds: [0, 1, 3, 5, 10, 30, 60, 300, 900, 3600],
  questionDays: [7, 14, 30, 60, 90, 180, 365, 730, 3650],
} as const satisfies { readonly [Name in keyof CollectionSettings]?: readonly CollectionSettings[Name][] };

export type SteppedSetting = keyof typeof steps;

export function isStepped(setting: string): setting is SteppedSetting {
  return Object.hasOwn(steps, setting);
}

/** The steps of a setting, and the value that it has, where that is none of them. */
export function offeredValues(
  setting: SteppedSetting,
  current: CollectionSettings[SteppedSetting],
): readonly CollectionSettings[SteppedSetting][] {
  const offered: readonly CollectionSettings[SteppedSetting][] = steps[setting];
  return offered.includes(current) ? offered : [...offered, current];
}

/** A value in the option of a menu; JSON tells null, numbers and words apart. */
export function writeValue(value: CollectionSettings[SteppedSetting]): string {
  return JSON.stringify(value);
}

/** The inverse; undefined where it is nothing that was written so. */
export function readValue(written: string | undefined): unknown {
  try {
    return JSON.parse(written ?? '') as unknown;
  } catch {
    return undefined;
  }
}

export function isDefault<Name extends keyof CollectionSettings>(
  setting: Name,
  value: CollectionSettings[Name],
): boolean {
  return JSON.stringify(value) === JSON.stringify(defaultSettings[setting]);
}
