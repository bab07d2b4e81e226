import { describe, expect, it } from 'vitest';
import { commands, menus } from '../../commands/index.js';
import { localisedCommand } from '../../src/discord/localised-command.js';
import { sameCommands } from '../../src/discord/same-commands.js';

const ours = () => [...commands, ...menus].map(({ data }) => data.toJSON());

/** Commands as Discord lists them: with facts of its own, and without what is taken for granted. */
function asListed(): Record<string, unknown>[] {
  return ours()
    .map((command, index) => ({
      description: '',
      type: 1,
      default_member_permissions: null,
      ...(JSON.parse(JSON.stringify(command)) as Record<string, unknown>),
      id: String(1000 + index),
      application_id: '1',
      version: '2',
      nsfw: false,
      dm_permission: true,
      name_localizations: null,
      description_localizations: null,
    }))
    .toReversed();
}

const named = (texts: object) => [{ name: 'ask', description: 'Asks', ...texts }];

describe('sameCommands', () => {
  it('knows them again, whatever Discord adds and in whatever order', () => {
    expect(sameCommands(ours(), asListed())).toBe(true);
  });

  it('knows translations again, in whatever order of languages, and none where there are none', () => {
    const [one, other] = [
      { de: 'fragen', fr: 'demander' },
      { fr: 'demander', de: 'fragen' },
    ];
    expect(sameCommands(named({ name_localizations: one }), named({ name_localizations: other }))).toBe(true);
    expect(sameCommands(named({ name_localizations: {} }), named({ name_localizations: null }))).toBe(true);
    const less = { name_localizations: { de: 'fragen' } };
    expect(sameCommands(named({ name_localizations: one }), named(less))).toBe(false);
  });

  it('notices that a language was added', () => {
    const translated = [...commands, ...menus].map(({ data }) => localisedCommand(data.toJSON()));
    expect(sameCommands(translated, asListed())).toBe(false);
  });

  it.each([
    ['a description', (list: Record<string, unknown>[]) => void (list[0]!['description'] = 'Other')],
    [
      'an option less',
      (list: Record<string, unknown>[]) => void (list.find(({ name }) => name === 'ask')!['options'] = []),
    ],
    [
      'a permission',
      (list: Record<string, unknown>[]) => void (list[0]!['default_member_permissions'] = '8'),
    ],
    ['other places', (list: Record<string, unknown>[]) => void (list[0]!['contexts'] = [0])],
    ['a command less', (list: Record<string, unknown>[]) => void list.pop()],
    [
      'a command more',
      (list: Record<string, unknown>[]) => void list.push({ name: 'old', description: 'x', type: 1 }),
    ],
  ])('notices %s', (_, change) => {
    const list = asListed();
    change(list);
    expect(sameCommands(ours(), list)).toBe(false);
  });

  it('takes nothing for a list that is none', () => {
    expect(sameCommands(ours(), { message: '401: Unauthorized' })).toBe(false);
  });
});
