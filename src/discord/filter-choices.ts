import type { ApplicationCommandOptionChoiceData, AutocompleteInteraction } from 'discord.js';
import type { BotContext } from './command.js';
import { dayChoices } from './day-choices.js';
import { typingDay } from './filter-options.js';
import { outletChoices } from './outlet-choices.js';
import { privateWording } from './wording-for.js';

/** What is offered for the options `outlet`, `since` and `until` from what the archive holds; null where another one is typed. */
export async function filterChoices(
  interaction: AutocompleteInteraction,
  context: BotContext,
): Promise<readonly ApplicationCommandOptionChoiceData<string>[] | null> {
  const { desk } = context;
  const collection = context.collectionOf(interaction);
  const { name: end, value: typed } = interaction.options.getFocused(true);
  if (end === 'outlet') return outletChoices(await desk.outlets(collection), typed);
  if (end !== 'since' && end !== 'until') return null;
  const [day, months] = await Promise.all([typingDay(context, collection), desk.calendar.months(collection)]);
  const other = interaction.options.getString(end === 'since' ? 'until' : 'since');
  const offer = {
    ...day,
    end,
    typed,
    other: other !== null && /^\d{4}-\d{2}-\d{2}$/.test(other) ? other : null,
    months,
  } as const;
  return dayChoices(offer, privateWording(interaction));
}
