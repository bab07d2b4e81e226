import type { ChatInputCommandInteraction } from 'discord.js';
import { parseFilters } from '../answering/dates.js';
import type { Filters } from '../archive/answer.js';
import type { CollectionId } from '../archive/collection-id.js';
import { dayIn } from '../desk/day-in.js';
import type { BotContext } from './command.js';
import { typedDay, type TypingDay } from './typed-day.js';
import { privateWording } from './wording-for.js';

const isWrittenOut = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day.trim());

/**
 * The options `outlet`, `since` and `until`. A day may be typed as it is offered, without choosing it: "last week".
 * @throws UserError where a day cannot be read, or `since` lies after `until`.
 */
export async function filterOptions(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<Filters> {
  const { options } = interaction;
  const [since, until] = [options.getString('since'), options.getString('until')];
  const outlet = options.getString('outlet');
  if ([since, until].every((day) => day === null || isWrittenOut(day)))
    return parseFilters({ outlet, since, until });
  const day = await typingDay(context, context.collectionOf(interaction));
  const { language } = privateWording(interaction);
  const read = (end: 'since' | 'until', typed: string | null) =>
    typed === null ? null : (typedDay(end, typed, day, language) ?? typed);
  return parseFilters({ outlet, since: read('since', since), until: read('until', until) });
}

/** Today, as the settings of a collection have it. */
export async function typingDay(
  { desk, clock }: Pick<BotContext, 'desk' | 'clock'>,
  collection: CollectionId,
): Promise<TypingDay> {
  const { timeZone, weekStart } = await desk.settings.read(collection);
  return { today: dayIn(timeZone, new Date(clock.nowMs())), weekStart };
}
