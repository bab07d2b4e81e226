import type {
  AnySelectMenuInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RepliableInteraction,
} from 'discord.js';
import { UserError } from '../errors.js';
import { acknowledge } from './acknowledge.js';
import { answerMention, isToBot } from './answer-mention.js';
import type { BotContext, Command } from './command.js';
import type { Component } from './component.js';
import { readCustomId } from './custom-id.js';
import { errorFacts, isExpired, isReplyLost } from './error-facts.js';
import { errorMessage } from './error-message.js';
import { showChoices } from './find-choices.js';
import { InFlight } from './in-flight.js';
import { factsOf } from './interaction-facts.js';
import { sendLate } from './late-message.js';
import type { MentionHandler, MessageToBot } from './mention-handler.js';
import type { MessageMenu } from './message-menu.js';
import { observeInteraction, observeMessage } from './observe-interaction.js';
import type { BotMessage } from './rendering/message.js';
import { noteOutcome } from '../observing/request-scope.js';
import { replyWithError } from './reply-with-error.js';
import { privateWording } from './wording-for.js';

/**
 * Hears of every interaction and every message to the bot as it comes in, by its id; the work resolves when it has been
 * dealt with for good.
 */
export type InteractionListener = (id: string, work: Promise<void>) => void;

/** All that a router can bring an interaction or a message to. */
export interface Routed {
  readonly commands: readonly Command[];
  readonly menus: readonly MessageMenu[];
  readonly components: readonly Component[];
  /** Asked in this order; none: what people write to the bot is passed over. */
  readonly messages?: readonly MentionHandler[];
}

/**
 * Brings every interaction to its command, menu, button, select menu or modal, acknowledged as that declares, and every
 * message to the bot to its handler; and catches what they throw.
 */
export class Router {
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #menus: ReadonlyMap<string, MessageMenu>;
  readonly #components: ReadonlyMap<string, Component>;
  readonly #messages: readonly MentionHandler[];
  readonly #context: BotContext;
  readonly #listener: InteractionListener | undefined;
  readonly #inFlight = new InFlight();
  #closing = false;

  constructor(
    { commands, menus, components, messages = [] }: Routed,
    context: BotContext,
    listener?: InteractionListener,
  ) {
    this.#commands = new Map(commands.map((command) => [command.data.name, command]));
    this.#menus = new Map(menus.map((menu) => [menu.data.name, menu]));
    this.#components = new Map(components.map((one) => [`${one.kind} ${one.prefix}`, one]));
    this.#messages = messages;
    this.#context = context;
    this.#listener = listener;
  }

  /** Never throws, and never rejects. */
  handle(interaction: Interaction): void {
    const work = observeInteraction(interaction, this.#context, () =>
      interaction.isAutocomplete()
        ? showChoices(
            interaction,
            this.#closing ? undefined : this.#commands.get(interaction.commandName)?.autocomplete,
            this.#context,
          )
        : this.#answer(interaction),
    );
    this.#begin(interaction.id, work);
  }

  /** Deals with a message where it is one to the bot. Never throws, and never rejects. */
  hear(message: MessageToBot): void {
    if (!isToBot(message)) return;
    const work = observeMessage(message, this.#context, () =>
      answerMention(message, this.#messages, this.#context, this.#closing),
    );
    this.#begin(message.id, work);
  }

  /** Turns new interactions away and waits for what is under way, at most `timeoutMs`; says whether all has ended. */
  async close(timeoutMs: number): Promise<boolean> {
    this.#closing = true;
    return this.#inFlight.settled(timeoutMs);
  }

  #begin(id: string, work: Promise<void>): void {
    this.#inFlight.track(work);
    this.#listener?.(id, work);
  }

  async #answer(interaction: RepliableInteraction): Promise<void> {
    try {
      if (this.#closing) {
        throw new UserError('restarting');
      }
      if (interaction.isChatInputCommand()) await this.#run(interaction);
      else if (interaction.isMessageContextMenuCommand()) await this.#open(interaction);
      else if (interaction.isButton()) await this.#press(interaction);
      else if (interaction.isAnySelectMenu()) await this.#choose(interaction);
      else if (interaction.isModalSubmit()) await this.#submit(interaction);
      else throw new UserError('unknown-interaction');
    } catch (thrown) {
      await this.#explain(interaction, thrown);
    }
  }

  async #run(interaction: ChatInputCommandInteraction): Promise<void> {
    const command = this.#commands.get(interaction.commandName);
    if (!command) throw new UserError('unknown-command');
    await acknowledge(interaction, command.acknowledge, this.#context);
    await command.execute(interaction, this.#context);
  }

  async #open(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const menu = this.#menus.get(interaction.commandName);
    if (!menu) throw new UserError('unknown-menu');
    await acknowledge(interaction, menu.acknowledge, this.#context);
    await menu.execute(interaction, this.#context);
  }

  async #press(interaction: ButtonInteraction): Promise<void> {
    const { prefix, parameter } = readCustomId(interaction.customId);
    const button = this.#components.get(`button ${prefix}`);
    if (button?.kind !== 'button') throw new UserError('unknown-button');
    await acknowledge(interaction, button.acknowledge, this.#context);
    await button.execute(interaction, parameter, this.#context);
  }

  async #choose(interaction: AnySelectMenuInteraction): Promise<void> {
    const { prefix, parameter } = readCustomId(interaction.customId);
    const select = this.#components.get(`select ${prefix}`);
    if (select?.kind !== 'select') throw new UserError('unknown-select');
    await acknowledge(interaction, select.acknowledge, this.#context);
    await select.execute(interaction, parameter, this.#context);
  }

  async #submit(interaction: ModalSubmitInteraction): Promise<void> {
    const { prefix, parameter } = readCustomId(interaction.customId);
    const modal = this.#components.get(`modal ${prefix}`);
    if (modal?.kind !== 'modal') throw new UserError('unknown-modal');
    await acknowledge(interaction, modal.acknowledge, this.#context);
    await modal.execute(interaction, parameter, this.#context);
  }

  /** Where the reply has expired or was deleted meanwhile, the person is told by a message. */
  async #say(interaction: RepliableInteraction, message: BotMessage): Promise<void> {
    try {
      await replyWithError(interaction, message);
    } catch (thrown) {
      if (!isReplyLost(thrown) || !interaction.deferred) throw thrown;
      await sendLate(interaction, message, this.#context.logger);
    }
  }

  /** The one catch: a person reads a sentence, the log gets the rest. */
  async #explain(interaction: RepliableInteraction, thrown: unknown): Promise<void> {
    const { logger } = this.#context;
    noteOutcome(thrown, isExpired(thrown));
    try {
      if (isExpired(thrown)) throw thrown;
      const message = errorMessage(thrown, privateWording(interaction), factsOf(interaction), logger);
      await this.#say(interaction, message);
    } catch (unanswerable) {
      const facts = { ...factsOf(interaction), error: errorFacts(unanswerable) };
      if (isExpired(unanswerable)) logger.warn(facts, 'The interaction had expired before it was answered.');
      else logger.error(facts, 'An interaction could not be answered.');
    }
  }
}
