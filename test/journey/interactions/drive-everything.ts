import { beforeAll, expect, test } from 'vitest';
import { messages } from '../../../commands/index.js';
import { isToBot } from '../../../src/discord/answer-mention.js';
import { pressHouse } from '../newsroom-stage.js';
import { answerDrivers } from './drive-answers.js';
import { articleDrivers } from './drive-articles.js';
import { dayDrivers } from './drive-days.js';
import { feedDrivers } from './drive-feeds.js';
import { privacyDrivers } from './drive-privacy.js';
import { requestDrivers } from './drive-requests.js';
import { settingDrivers } from './drive-settings.js';
import type { Drivers } from './driver.js';
import { keyOf, neededKeys } from './interaction-keys.js';
import { openPlace, shownText, type Outcome, type Place, type PlaceKind } from './place.js';

const drivers: Drivers = {
  ...answerDrivers,
  ...articleDrivers,
  ...requestDrivers,
  ...feedDrivers,
  ...settingDrivers,
  ...dayDrivers,
  ...privacyDrivers,
};

/**
 * Tests that drive everything that the bot offers in one kind of place; at their end every request of the bot's is judged.
 * For each it is seen that the bot has indeed received it.
 */
export function driveEverything(kind: PlaceKind): void {
  const house = pressHouse();
  const received = new Set<string>();
  let place: Place;

  beforeAll(async () => {
    const room = await house.open();
    place = await openPlace(kind, room, await house.site());
    const isHere = (guildId: string | null) => (guildId === null) === (kind === 'direct message');
    room.bot.client.on('interactionCreate', (interaction) => {
      if (isHere(interaction.guildId)) received.add(keyOf(interaction));
    });
    room.bot.client.on('messageCreate', (message) => {
      if (isHere(message.guildId) && isToBot(message)) received.add(`message ${messages[0]?.name}`);
    });
  });

  test('everything that the bot offers has a driver, and nothing else has', () => {
    expect(Object.keys(drivers).toSorted()).toEqual(neededKeys().toSorted());
  });

  test.each(Object.entries(drivers))('%s', async (key, { drive, shows }) => {
    const outcome = await drive(place);
    expect(received).toContain(key);
    expectAnswered(outcome);
    const shown = shownText(outcome);
    expect(shown).toMatch(shows instanceof RegExp ? shows : shows[kind]);
    expect(shown).not.toContain('Something went wrong');
  });
}

function expectAnswered(outcome: Outcome): void {
  if (!('messages' in outcome)) return;
  expect(outcome.acknowledged).not.toBe('nothing');
  expect(outcome.acknowledgedAfterMs).toBeLessThan(3_000);
  expect(outcome.messages.flatMap(({ pings }) => pings)).toEqual([]);
  expect(outcome.messages.length + (outcome.modal ? 1 : 0)).toBeGreaterThan(0);
}
