import { ApplicationCommandOptionType, type Interaction } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestBot, type TestBot } from '../test-bot.js';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot({
    commands: [
      {
        name: 'ping',
        description: 'Answers',
        options: [
          {
            name: 'what',
            description: 'What',
            type: ApplicationCommandOptionType.String,
            autocomplete: true,
          },
        ],
      },
    ],
  });
});
afterAll(() => bot.close());

/** Sends this as the first response, and gives the code of the refusal; null where it was taken. */
async function respond(run: 'command' | 'autocomplete', body: object): Promise<number | null> {
  bot.failures.length = 0;
  bot.handle(async (interaction: Interaction) => {
    const { id, token, client } = interaction;
    await client.rest.post(`/interactions/${id}/${token}/callback`, { auth: false, body });
  });
  const session = bot.loopback.session(bot.loopback.addUser({ name: 'Ana' }), { directMessage: true });
  if (run === 'command') await session.command('ping');
  else await session.autocomplete('ping', 'what', '');
  const [failure] = bot.failures as { code: number }[];
  return failure?.code ?? null;
}

const input = (id: string, more: object = {}) => ({ type: 4, custom_id: id, style: 1, label: 'L', ...more });
const row = (component: object) => ({ type: 1, components: [component] });
const modal = (more: object) => ({
  type: 9,
  data: { custom_id: 'm', title: 'T', components: [row(input('a'))], ...more },
});

const choices = (count: number, name = 'n') => ({
  type: 8,
  data: { choices: Array.from({ length: count }, (_item, index) => ({ name, value: `${index}` })) },
});

describe('modals', () => {
  it.each([
    ['five fields', modal({ components: ['a', 'b', 'c', 'd', 'e'].map((id) => row(input(id))) })],
    ['a title of 45', modal({ title: 'x'.repeat(45) })],
    [
      'labels with a text and a menu',
      modal({
        components: [
          { type: 18, label: 'A', component: { type: 4, custom_id: 'a', style: 2 } },
          {
            type: 18,
            label: 'B',
            component: { type: 3, custom_id: 'b', options: [{ label: 'L', value: 'v' }] },
          },
        ],
      }),
    ],
  ])('take %s', async (_name, body) => {
    expect(await respond('command', body)).toBeNull();
  });

  it.each([
    ['a title of 46', modal({ title: 'x'.repeat(46) })],
    ['no title', modal({ title: undefined })],
    ['a custom id of 101', modal({ custom_id: 'x'.repeat(101) })],
    ['no field', modal({ components: [] })],
    ['six fields', modal({ components: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => row(input(id))) })],
    ['one custom id twice', modal({ components: [row(input('a')), row(input('a'))] })],
    ['a label of 46', modal({ components: [row(input('a', { label: 'x'.repeat(46) }))] })],
    ['a placeholder of 101', modal({ components: [row(input('a', { placeholder: 'x'.repeat(101) }))] })],
    ['a maximum of 4,001', modal({ components: [row(input('a', { max_length: 4001 }))] })],
    [
      'a minimum over the maximum',
      modal({ components: [row(input('a', { min_length: 9, max_length: 8 }))] }),
    ],
    ['a value of 4,001', modal({ components: [row(input('a', { value: 'x'.repeat(4001) }))] })],
    ['a button', modal({ components: [row({ type: 2, style: 1, label: 'B', custom_id: 'b' })] })],
  ])('refuse %s', async (_name, body) => {
    expect(await respond('command', body)).toBe(50_035);
  });
});

describe('autocomplete', () => {
  it('takes 25 choices', async () => {
    expect(await respond('autocomplete', choices(25))).toBeNull();
  });

  it.each([
    ['26 choices', choices(26)],
    ['a name of 101', choices(1, 'x'.repeat(101))],
    ['an empty name', choices(1, '')],
    ['a message', { type: 4, data: { content: 'x' } }],
  ])('refuses %s', async (_name, body) => {
    expect(await respond('autocomplete', body)).toBe(50_035);
  });
});
