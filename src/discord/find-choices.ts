import type { ApplicationCommandOptionChoiceData, AutocompleteInteraction } from 'discord.js';
import type { BotContext, Command } from './command.js';
import { errorFacts, isExpired } from './error-facts.js';
import { factsOf } from './interaction-facts.js';
import { noteOutcome } from '../observing/request-scope.js';

/** Discord takes no more choices than this. */
const maximumChoices = 25;
/** Choices must be there within Discord's three seconds; later ones are worth nothing. */
const autocompleteTimeoutMs = 2500;

type Choices = readonly ApplicationCommandOptionChoiceData<string>[];

/** Shows what a command offers for the option that is being typed. Never rejects: whoever types then sees no choices and goes on. */
export async function showChoices(
  interaction: AutocompleteInteraction,
  complete: Command['autocomplete'],
  context: BotContext,
): Promise<void> {
  try {
    const choices = complete ? await found(interaction, complete, context) : [];
    await interaction.respond(choices.slice(0, maximumChoices));
  } catch (thrown) {
    noteOutcome(thrown, isExpired(thrown));
    const facts = { ...factsOf(interaction), error: errorFacts(thrown) };
    context.logger.warn(facts, 'Choices could not be shown.');
  }
}

async function found(
  interaction: AutocompleteInteraction,
  complete: NonNullable<Command['autocomplete']>,
  context: BotContext,
): Promise<Choices> {
  try {
    return await inTime(complete(interaction, context));
  } catch (thrown) {
    noteOutcome(thrown);
    const facts = { ...factsOf(interaction), error: errorFacts(thrown) };
    context.logger.error(facts, 'Choices could not be found.');
    return [];
  }
}

async function inTime(work: Promise<Choices>): Promise<Choices> {
  let timer: NodeJS.Timeout | undefined;
  const nothing = new Promise<Choices>((resolve) => {
    timer = setTimeout(() => resolve([]), autocompleteTimeoutMs);
  });
  return Promise.race([work, nothing]).finally(() => clearTimeout(timer));
}
