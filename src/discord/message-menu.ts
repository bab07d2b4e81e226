import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Acknowledges, BotContext } from './command.js';

/**
 * What a right click on a message offers under "Apps". Discord sends the message with it, text and all: of no other
 * message in a server is the bot told what it says.
 */
export interface MessageMenu {
  readonly data: {
    readonly name: string;
    toJSON(): RESTPostAPIContextMenuApplicationCommandsJSONBody;
  };
  readonly acknowledge: Acknowledges<MessageContextMenuCommandInteraction>;
  /** Runs once the interaction is acknowledged as declared. Errors are shown as those of a `Command`. */
  execute(interaction: MessageContextMenuCommandInteraction, context: BotContext): Promise<void>;
}

/** The registration of a menu for servers that installed Dateline and for direct messages with it. */
export function messageMenu(name: string): ContextMenuCommandBuilder {
  return new ContextMenuCommandBuilder()
    .setName(name)
    .setType(ApplicationCommandType.Message)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM);
}
