import { ComponentType, type APIModalInteractionResponseCallbackData } from 'discord.js';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { fillModal } from '../../../src/chat/terminal/fill-modal.js';
import { LineReader } from '../../../src/chat/terminal/line-reader.js';

const label = (text: string, component: object, description?: string) => ({
  type: ComponentType.Label,
  label: text,
  component,
  ...(description === undefined ? {} : { description }),
});
const modal = {
  custom_id: 'form',
  title: 'Settings',
  components: [
    label('Languages', {
      type: ComponentType.StringSelect,
      custom_id: 'languages',
      max_values: 2,
      options: [
        { label: 'English', value: 'en', default: true },
        { label: 'German', value: 'de' },
      ],
    }),
    label(
      'Who may add',
      { type: ComponentType.RoleSelect, custom_id: 'roles', max_values: 5, required: false },
      'Roles of this server',
    ),
  ],
} as unknown as APIModalInteractionResponseCallbackData;

const roles = [{ value: '77', label: '@editor', isChosen: false }];
const languages = [
  { value: 'en', label: 'English', isChosen: true },
  { value: 'de', label: 'German', isChosen: false },
];

/** Fills the form with lines, as a person at a terminal would who is asked again until a value fits. */
async function fill(...lines: readonly string[]) {
  const output = new PassThrough();
  const reader = new LineReader(Readable.from([`${lines.join('\n')}\n`]), output, false, async () => [
    [],
    '',
  ]);
  const said: string[] = [];
  const values = await fillModal(
    modal,
    reader,
    (text) => said.push(text),
    true,
    (menu) => (menu.type === ComponentType.StringSelect ? languages : roles),
  );
  output.end();
  return { values, said: said.join('\n'), written: String(output.read() ?? '') };
}

describe('a form with menus in the terminal', () => {
  it('asks for each with what it offers and what is chosen', async () => {
    const { values, written } = await fill('German, en', 'editor');
    expect(values).toEqual({ languages: ['German', 'en'], roles: ['editor'] });
    expect(written).toContain('Languages (of English, German; empty: English): ');
    expect(written).toContain('Who may add (Roles of this server; may stay empty; of @editor): ');
  });

  it('leaves what is chosen where a line is empty', async () => {
    expect((await fill('', '')).values).toEqual({ languages: ['en'], roles: [] });
  });

  it('asks again where something is not on a menu', async () => {
    const { values, said } = await fill('French', 'German', 'nobody', '@editor');
    expect(values).toEqual({ languages: ['German'], roles: ['@editor'] });
    expect(said).toContain('"French" is not on the menu; choose from en, de.');
    expect(said).toContain('"nobody" is not on the menu; choose from @editor.');
  });

  it('is given up', async () => {
    expect((await fill('German', '/cancel')).values).toBeNull();
  });
});
