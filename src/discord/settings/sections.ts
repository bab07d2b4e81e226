import type { CollectionSettings } from '../../desk/collection-settings.js';

export type SettingName = keyof CollectionSettings;

/** The pages of the panel with the settings that each holds, in the order in which they are shown. */
const pages = {
  overview: [],
  adding: ['addRoles', 'articlesPerDay'],
  asking: ['askChannels', 'questionsPerDay', 'coolDownSeconds', 'privateAnswers'],
  language: ['language', 'timeZone', 'weekStart'],
  channels: ['announceChannel', 'requestChannel'],
  sites: [],
  keeping: ['questionDays'],
} as const satisfies Readonly<Record<string, readonly SettingName[]>>;

export type Section = keyof typeof pages;

/** What a person has to set for himself in direct messages: how much he may ask and add there the bot's owner decides. */
const ofPeople: readonly Section[] = ['overview', 'language', 'sites', 'keeping'];

export function sectionsOf(inServer: boolean): readonly Section[] {
  return (Object.keys(pages) as Section[]).filter((section) => inServer || ofPeople.includes(section));
}

export function settingsIn(section: Section): readonly SettingName[] {
  return pages[section];
}

/** The page that holds a setting; null where there is no such setting here. */
export function sectionOf(setting: string, inServer: boolean): Section | null {
  const holds = (section: Section) => settingsIn(section).some((name) => name === setting);
  return sectionsOf(inServer).find(holds) ?? null;
}

/** The page of this name; null where there is none here. */
export function readSection(name: string | undefined, inServer: boolean): Section | null {
  return sectionsOf(inServer).find((section) => section === name) ?? null;
}
