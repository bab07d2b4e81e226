import {
  MessageFlags,
  type ApplicationCommandOptionChoiceData,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type RepliableInteraction,
} from 'discord.js';
import { UserError } from '../errors.js';
import type { Acknowledgement, BotContext, Command } from './command.js';
import type { ButtonComponent, Component, ModalComponent } from './component.js';
import { readCustomId } from './custom-id.js';
import { errorFacts, isExpired, isReplyLost } from './error-facts.js';
import { InFlight } from './in-flight.js';
import { sendLate } from './late-message.js';
import { errorSentence } from './error-sentence.js';
import type { MessageMenu } from './message-menu.js';
import { refusalMessage, replyWithError } from './reply-with-error.js';
import { privateWording } from './wording-for.js';

/** Discord takes no more choices than this. */
const maximumChoices = 25;
/** Choices must be there within Discord's three seconds; later ones are worth nothing. */
const autocompleteTimeoutMs = 2500;

type Choices = readonly ApplicationCommandOptionChoiceData<string>[];

/** Hears of every interaction as it comes in; the work resolves when it has been dealt with for good. */
export type InteractionListener = (interactionId: string, work: Promise<void>) => void;

/** All that a router can bring an interaction to. */
export interface Routed {
  readonly commands: readonly Command[];
  readonly menus: readonly MessageMenu[];
  readonly components: readonly Component[];
}

/** Brings every interaction to its command, menu, button or modal, acknowledged as that declares, and catches what they throw. */
export class Router {
  readonly #commands: ReadonlyMap<string, Command>;
  readonly #menus: ReadonlyMap<string, MessageMenu>;
  readonly #buttons: ReadonlyMap<string, ButtonComponent>;
  readonly #modals: ReadonlyMap<string, ModalComponent>;
  readonly #context: BotContext;
  readonly #listener: InteractionListener | undefined;
  readonly #inFlight = new InFlight();
  #closing = false;

  constructor({ commands, menus, components }: Routed, context: BotContext, listener?: InteractionListener) {
    this.#commands = new Map(commands.map((command) => [command.data.name, command]));
    this.#menus = new Map(menus.map((menu) => [menu.data.name, menu]));
    const buttons = components.filter((component) => component.kind === 'button');
    const modals = components.filter((component) => component.kind === 'modal');
    this.#buttons = new Map(buttons.map((button) => [button.prefix, button]));
    this.#modals = new Map(modals.map((modal) => [modal.prefix, modal]));
    this.#context = context;
    this.#listener = listener;
  }

  /** Never throws, and never rejects. */
  handle(interaction: Interaction): void {
    const work = interaction.isAutocomplete() ? this.#complete(interaction) : this.#answer(interaction);
    this.#inFlight.track(work);
    this.#listener?.(interaction.id, work);
  }

  /** Turns new interactions away and waits for those under way, at most `timeoutMs`; says whether all have ended. */
  async close(timeoutMs: number): Promise<boolean> {
    this.#closing = true;
    return this.#inFlight.settled(timeoutMs);
  }

  async #answer(interaction: RepliableInteraction): Promise<void> {
    try {
      if (this.#closing) {
        throw new UserError('restarting');
      }
      if (interaction.isChatInputCommand()) await this.#run(interaction);
      else if (interaction.isMessageContextMenuCommand()) await this.#open(interaction);
      else if (interaction.isButton()) await this.#press(interaction);
      else if (interaction.isModalSubmit()) await this.#submit(interaction);
      else throw new UserError('unknown-interaction');
    } catch (thrown) {
      await this.#explain(interaction, thrown);
    }
  }

  async #run(interaction: ChatInputCommandInteraction): Promise<void> {
    const command = this.#commands.get(interaction.commandName);
    if (!command) {
      throw new UserError('unknown-command');
    }
    const { acknowledge } = command;
    await defer(interaction, typeof acknowledge === 'function' ? acknowledge(interaction) : acknowledge);
    await command.execute(interaction, this.#context);
  }

  async #open(interaction: MessageContextMenuCommandInteraction): Promise<void> {
    const menu = this.#menus.get(interaction.commandName);
    if (!menu) throw new UserError('unknown-menu');
    const { acknowledge } = menu;
    await defer(interaction, typeof acknowledge === 'function' ? acknowledge(interaction) : acknowledge);
    await menu.execute(interaction, this.#context);
  }

  async #press(interaction: ButtonInteraction): Promise<void> {
    const { prefix, parameter } = readCustomId(interaction.customId);
    const button = this.#buttons.get(prefix);
    if (!button) throw new UserError('unknown-button');
    const { acknowledge } = button;
    await defer(interaction, typeof acknowledge === 'function' ? acknowledge(interaction) : acknowledge);
    await button.execute(interaction, parameter, this.#context);
  }

  async #submit(interaction: ModalSubmitInteraction): Promise<void> {
    const { prefix, parameter } = readCustomId(interaction.customId);
    const modal = this.#modals.get(prefix);
    if (!modal) throw new UserError('unknown-modal');
    const { acknowledge } = modal;
    await defer(interaction, typeof acknowledge === 'function' ? acknowledge(interaction) : acknowledge);
    await modal.execute(interaction, parameter, this.#context);
  }

  /** Where the reply has expired or was deleted meanwhile, the person is told by a message. */
  async #say(interaction: RepliableInteraction, sentence: string): Promise<void> {
    try {
      await replyWithError(interaction, sentence);
    } catch (thrown) {
      if (!isReplyLost(thrown) || !interaction.deferred) throw thrown;
      await sendLate(interaction, refusalMessage(sentence), this.#context.logger);
    }
  }

  async #complete(interaction: AutocompleteInteraction): Promise<void> {
    const { logger } = this.#context;
    try {
      const choices = await this.#choices(interaction);
      await interaction.respond(choices.slice(0, maximumChoices));
    } catch (thrown) {
      // Whoever types sees no choices and goes on typing.
      logger.warn({ ...factsOf(interaction), error: errorFacts(thrown) }, 'Choices could not be shown.');
    }
  }

  async #choices(interaction: AutocompleteInteraction): Promise<Choices> {
    const complete = this.#commands.get(interaction.commandName)?.autocomplete;
    if (!complete || this.#closing) return [];
    try {
      return await inTime(complete(interaction, this.#context));
    } catch (thrown) {
      const facts = { ...factsOf(interaction), error: errorFacts(thrown) };
      this.#context.logger.error(facts, 'Choices could not be found.');
      return [];
    }
  }

  /** The one catch: a person reads a sentence, the log gets the rest. */
  async #explain(interaction: RepliableInteraction, thrown: unknown): Promise<void> {
    const { logger } = this.#context;
    try {
      if (isExpired(thrown)) throw thrown;
      const sentence = errorSentence(thrown, privateWording(interaction), factsOf(interaction), logger);
      await this.#say(interaction, sentence);
    } catch (unanswerable) {
      const facts = { ...factsOf(interaction), error: errorFacts(unanswerable) };
      if (isExpired(unanswerable)) logger.warn(facts, 'The interaction had expired before it was answered.');
      else logger.error(facts, 'An interaction could not be answered.');
    }
  }
}

async function defer(interaction: RepliableInteraction, acknowledgement: Acknowledgement): Promise<void> {
  if (acknowledgement === 'modal') return;
  if (acknowledgement === 'update' && interaction.isMessageComponent()) {
    await interaction.deferUpdate();
    return;
  }
  await interaction.deferReply(acknowledgement === 'private' ? { flags: MessageFlags.Ephemeral } : {});
}

async function inTime(work: Promise<Choices>): Promise<Choices> {
  let timer: NodeJS.Timeout | undefined;
  const nothing = new Promise<Choices>((resolve) => {
    timer = setTimeout(() => resolve([]), autocompleteTimeoutMs);
  });
  return Promise.race([work, nothing]).finally(() => clearTimeout(timer));
}

/** What a log may hold of an interaction: which it was and when, and not what was asked. */
function factsOf(interaction: Interaction) {
  const name =
    'commandName' in interaction ? interaction.commandName : readCustomId(interaction.customId).prefix;
  return { interaction: interaction.id, name, ageMs: Date.now() - interaction.createdTimestamp };
}
