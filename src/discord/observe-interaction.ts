import type { Interaction } from 'discord.js';
import { observeRequest, type RequestFacts } from '../observing/observe-request.js';
import type { BotContext } from './command.js';
import { readCustomId } from './custom-id.js';
import type { MessageToBot } from './mention-handler.js';

/** Deals with an interaction under an id of its own, and notes what came of it. `work` never rejects. */
export function observeInteraction(
  interaction: Interaction,
  context: BotContext,
  work: () => Promise<void>,
): Promise<void> {
  const kind = interaction.isAutocomplete() ? 'autocomplete' : 'interaction';
  const name = nameOf(interaction);
  const collection = context.collectionOf(interaction);
  return observe({ kind, name, interaction: interaction.id, collection }, context, work);
}

/** The same for a message to the bot. */
export function observeMessage(
  message: MessageToBot,
  context: BotContext,
  work: () => Promise<void>,
): Promise<void> {
  const collection = context.collectionOf({ guildId: message.guildId, user: message.author });
  return observe({ kind: 'message', name: 'message', message: message.id, collection }, context, work);
}

function observe(facts: RequestFacts, { logger, metrics }: BotContext, work: () => Promise<void>) {
  return observeRequest(
    facts,
    {
      logger,
      // One would be written for every letter that somebody types.
      level: facts.kind === 'autocomplete' ? 'debug' : 'info',
      onEnd: (outcome, tookMs, scope) => {
        const name = scope.facts['name'] ?? facts.name;
        metrics?.interaction(facts.kind, String(name), outcome, tookMs);
      },
    },
    work,
  );
}

/** "feed add", "menu Show sources", "button page": what is used, and not with what. */
function nameOf(interaction: Interaction): string {
  if (interaction.isChatInputCommand() || interaction.isAutocomplete()) {
    const { options, commandName } = interaction;
    return [commandName, options.getSubcommandGroup(false), options.getSubcommand(false)]
      .filter((part) => part !== null)
      .join(' ');
  }
  if (interaction.isCommand()) return `menu ${interaction.commandName}`;
  const kind = interaction.isModalSubmit() ? 'form' : interaction.isButton() ? 'button' : 'select';
  return `${kind} ${readCustomId(interaction.customId).prefix}`;
}
