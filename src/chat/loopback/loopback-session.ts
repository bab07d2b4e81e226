import {
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  type APIApplicationCommandOptionChoice,
} from 'discord.js';
import { UserError } from '../../errors.js';
import type {
  ChatFile,
  ChatMessage,
  ChatOptionValue,
  ChatReply,
  ChatSession,
  WrittenOptions,
} from '../chat-session.js';
import { toChatMessage } from './chat-message.js';
import { CommandData } from './command-data.js';
import type { CommandRegistry } from './command-registry.js';
import { finalReply, type Patience } from './final-reply.js';
import type { InteractionBook } from './interaction-book.js';
import { interactionPayload } from './interaction-payload.js';
import type { LoopbackInteraction } from './loopback-interaction.js';
import { findButton, findSelect } from './message-component.js';
import { messageForMenu } from './message-content.js';
import { MessageWriter, type WriterServices } from './message-writer.js';
import { modalSubmission } from './modal-fields.js';
import { canSee, memberPermissions } from './permissions.js';
import { selectChoices, selectData, type SelectChoice } from './select-data.js';
import { isOffered, slashCommands, type SlashCommand } from './slash-command.js';
import type { LoopbackChannel, LoopbackUser, StoredMessage } from './world-model.js';

/** The parts of a loopback Discord that a session works on. */
export interface SessionServices extends WriterServices {
  readonly commands: CommandRegistry;
  readonly book: InteractionBook;
  readonly sendToBot: (payload: object, guildId: string | null) => void;
}

type OnUpdate = (message: ChatMessage) => void;

/** One person in one channel. What Discord's client would not let him send is refused as a UserError. */
export class LoopbackSession implements ChatSession {
  readonly user: LoopbackUser;
  readonly channel: LoopbackChannel;
  readonly #services: SessionServices;
  readonly #patience: Patience;
  readonly #data: CommandData;
  readonly #writer: MessageWriter;
  /** Which interaction a reply with a modal belongs to. */
  readonly #interactionOf = new WeakMap<ChatReply, LoopbackInteraction>();

  constructor(services: SessionServices, user: LoopbackUser, channel: LoopbackChannel, patience: Patience) {
    this.user = user;
    this.channel = channel;
    this.#services = services;
    this.#patience = patience;
    this.#data = new CommandData(services.world, services.messages.attachments);
    this.#writer = new MessageWriter(services, user, channel);
  }

  /** The slash commands that this person is offered here. */
  slashCommands(): readonly SlashCommand[] {
    return slashCommands(this.#offered());
  }

  async command(
    name: string,
    options: Readonly<Record<string, ChatOptionValue>> = {},
    onUpdate?: OnUpdate,
  ): Promise<ChatReply> {
    const data = this.#data.forCommand(this.#slash(name), options, this.channel.guild, this.user);
    return this.#send(InteractionType.ApplicationCommand, data, null, onUpdate);
  }

  async autocomplete(
    name: string,
    option: string,
    typed: string,
  ): Promise<readonly APIApplicationCommandOptionChoice[]> {
    const data = this.#data.forAutocomplete(this.#slash(name), option, typed);
    const interaction = this.#open(InteractionType.ApplicationCommandAutocomplete, null);
    await this.#exchange(interaction, data, false);
    return interaction.choices;
  }

  async menu(name: string, message: ChatMessage, onUpdate?: OnUpdate): Promise<ChatReply> {
    const menus = this.#menus();
    const command = menus.find((one) => one.name === name);
    if (!command) {
      const known = menus.map((one) => `"${one.name}"`).join(', ') || 'none';
      throw new UserError('unknown-menu', `No message menu is called "${name}"; there are: ${known}.`);
    }
    const stored = this.#stored(message);
    const { api } = stored;
    const data = {
      id: command.id,
      name: command.name,
      type: ApplicationCommandType.Message,
      target_id: api.id,
      resolved: { messages: { [api.id]: messageForMenu(stored, this.#services.world.bot.id) } },
    };
    return this.#send(InteractionType.ApplicationCommand, data, null, onUpdate);
  }

  async press(message: ChatMessage, customId: string, onUpdate?: OnUpdate): Promise<ChatReply> {
    const stored = this.#stored(message);
    findButton(stored, customId);
    const data = { custom_id: customId, component_type: ComponentType.Button };
    return this.#send(InteractionType.MessageComponent, data, stored, onUpdate);
  }

  async select(
    message: ChatMessage,
    customId: string,
    values: readonly string[],
    onUpdate?: OnUpdate,
  ): Promise<ChatReply> {
    const stored = this.#stored(message);
    const menu = findSelect(stored, customId);
    const data = selectData(this.#services.world, this.channel, this.user, menu, values);
    return this.#send(InteractionType.MessageComponent, data, stored, onUpdate);
  }

  /** What the menu with this custom id offers this person. */
  choicesOf(message: ChatMessage, customId: string): readonly SelectChoice[] {
    const menu = findSelect(this.#stored(message), customId);
    return selectChoices(this.#services.world, this.channel, this.user, menu);
  }

  async submit(
    reply: ChatReply,
    fields: Readonly<Record<string, string>>,
    onUpdate?: OnUpdate,
  ): Promise<ChatReply> {
    const opener = this.#interactionOf.get(reply);
    if (!reply.modal || !opener) {
      throw new UserError('no-modal', 'This reply opened no form: submit the reply that did.');
    }
    const data = modalSubmission(reply.modal, fields);
    return this.#send(InteractionType.ModalSubmit, data, opener.origin.source, onUpdate);
  }

  async say(
    content: string,
    files: readonly ChatFile[] = [],
    options: WrittenOptions = {},
  ): Promise<ChatMessage> {
    return this.#writer.say(content, { files, ...options });
  }

  async tell(content: string, options: WrittenOptions = {}, onUpdate?: OnUpdate): Promise<ChatReply> {
    return this.#writer.tell(content, options, this.#patience, onUpdate);
  }

  /** Changes a message of his own. */
  edit(message: ChatMessage, content: string): ChatMessage {
    return this.#writer.edit(this.#stored(message), content);
  }

  /** Takes back a message of his own. */
  delete(message: ChatMessage): void {
    this.#writer.delete(this.#stored(message));
  }

  /** The names of the message menus that this person is offered here. */
  messageMenus(): readonly string[] {
    return this.#menus().map(({ name }) => name);
  }

  messages(): readonly ChatMessage[] {
    return [...this.channel.messages.values()].filter((one) => this.#sees(one)).map(toChatMessage);
  }

  #menus() {
    return this.#offered().filter((one) => one.type === ApplicationCommandType.Message);
  }

  #offered() {
    const { channel, user } = this;
    const member = channel.guild?.members.get(user.id);
    const held = channel.guild && member ? memberPermissions(channel.guild, member, channel) : 0n;
    const commands = this.#services.commands.inPlace(channel.guild?.id ?? null);
    return commands.filter((command) => isOffered(command, channel.guild !== null, held));
  }

  #slash(name: string): SlashCommand {
    const offered = this.slashCommands();
    const slash = offered.find((one) => one.name === name);
    if (slash) return slash;
    const known = offered.map((one) => `/${one.name}`).join(', ') || 'none';
    throw new UserError('unknown-command', `There is no command /${name} here; there are: ${known}.`);
  }

  #sees(message: StoredMessage): boolean {
    return message.onlyFor === null || message.onlyFor.id === this.user.id;
  }

  #stored(message: ChatMessage): StoredMessage {
    const stored = this.channel.messages.get(message.id);
    if (!stored || !this.#sees(stored)) {
      throw new UserError('no-message', `The message ${message.id} is not (or no longer) in this channel.`);
    }
    return stored;
  }

  #open(type: InteractionType, source: StoredMessage | null): LoopbackInteraction {
    const { channel, user } = this;
    if (!canSee(channel, user.id, this.#services.world.bot.id)) {
      throw new UserError('no-access', `${user.name} does not see the channel ${channel.name}.`);
    }
    return this.#services.book.open(type, user, channel, source);
  }

  async #send(
    type: InteractionType,
    data: object,
    source: StoredMessage | null,
    onUpdate: OnUpdate | undefined,
  ): Promise<ChatReply> {
    const interaction = this.#open(type, source);
    const reply = await this.#exchange(interaction, data, source !== null, onUpdate);
    this.#interactionOf.set(reply, interaction);
    return reply;
  }

  #exchange(
    interaction: LoopbackInteraction,
    data: object,
    withMessage: boolean,
    onUpdate?: OnUpdate,
  ): Promise<ChatReply> {
    // The wait begins before the bot hears of it, so that no answer is missed.
    const reply = finalReply(interaction, this.#patience, onUpdate);
    const payload = interactionPayload(this.#services.world, interaction, data, withMessage);
    this.#services.sendToBot(payload, this.channel.guild?.id ?? null);
    return reply;
  }
}
