import type {
  ApplicationCommandOptionChoiceData,
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { CitationWriter } from '../answering/citations/citation-process.js';
import type { Clock } from '../clock.js';
import type { BotDesk } from '../desk/bot-desk.js';
import type { Logger } from '../logger.js';
import type { Metrics } from '../observing/metrics.js';
import type { CollectionOf } from './collection-of.js';

/**
 * What Discord hears within its three seconds: "thinking …" for all, "thinking …" for the asker only, that the message
 * under which a button or menu stands will be changed, or a modal, which must be the very first response and is therefore
 * shown by the command itself.
 */
export type Acknowledgement = 'public' | 'private' | 'update' | 'modal';

/**
 * How interactions of a kind are acknowledged: always alike, or as a function decides by what the interaction holds and
 * what a server has settled. It runs within Discord's three seconds, so it may read a setting and wait for nothing
 * longer. A UserError that it throws is shown to the person, and nothing is executed.
 */
export type Acknowledges<Acknowledged> =
  | Acknowledgement
  | ((interaction: Acknowledged, context: BotContext) => Acknowledgement | Promise<Acknowledgement>);

/** The bytes of a file that a person attached; its URL is signed and soon expires. @throws UserError where it cannot be had. */
export type FetchAttachment = (url: string) => Promise<Uint8Array>;

/** What commands, buttons, menus and modals work with: the desk, and nothing behind it. */
export interface BotContext {
  readonly desk: BotDesk;
  readonly logger: Logger;
  readonly fetchAttachment: FetchAttachment;
  readonly collectionOf: CollectionOf;
  readonly clock: Clock;
  readonly citations: CitationWriter;
  /** Counts what happens; none: nothing is counted. */
  readonly metrics?: Metrics;
}

/** A slash command. A UserError that it throws is shown to the person; anything else is logged and answered with an id. */
export interface Command {
  readonly data: {
    readonly name: string;
    toJSON(): RESTPostAPIChatInputApplicationCommandsJSONBody;
  };
  readonly acknowledge: Acknowledges<ChatInputCommandInteraction>;
  /** Runs once the interaction is acknowledged as declared. */
  execute(interaction: ChatInputCommandInteraction, context: BotContext): Promise<void>;
  /** Choices for the option that is being typed; more than Discord takes are dropped. */
  autocomplete?(
    interaction: AutocompleteInteraction,
    context: BotContext,
  ): Promise<readonly ApplicationCommandOptionChoiceData<string>[]>;
}
