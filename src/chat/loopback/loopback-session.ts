import {
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  type APIApplicationCommandOptionChoice,
  type APISelectMenuComponent,
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
import type { Patience } from './final-reply.js';
import { InteractionSender, type SenderServices } from './interaction-sender.js';
import type { CommandRegistry } from './command-registry.js';
import { findButton, findSelect } from './message-component.js';
import { messageForMenu } from './message-content.js';
import { MessageWriter, type WriterServices } from './message-writer.js';
import { modalSubmission, type ModalValues } from './modal-submission.js';
import { memberPermissions } from './permissions.js';
import { ResolvedEntities } from './resolved-entities.js';
import { selectChoices, selectData, type MenuPlace, type SelectChoice } from './select-data.js';
import { isOffered, slashCommands, type SlashCommand } from './slash-command.js';
import type { LoopbackChannel, LoopbackUser, StoredMessage } from './world-model.js';

/** The parts of a loopback Discord that a session works on. */
export interface SessionServices extends WriterServices, SenderServices {
  readonly commands: CommandRegistry;
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
  readonly #sender: InteractionSender;

  constructor(services: SessionServices, user: LoopbackUser, channel: LoopbackChannel, patience: Patience) {
    this.user = user;
    this.channel = channel;
    this.#services = services;
    this.#patience = patience;
    this.#data = new CommandData(services.world, services.messages.attachments);
    this.#writer = new MessageWriter(services, user, channel);
    this.#sender = new InteractionSender(services, user, channel, patience);
  }

  get botName(): string {
    return this.#services.world.bot.name;
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
    const command = { name, isMenu: false };
    return this.#sender.send(
      { type: InteractionType.ApplicationCommand, data, source: null, command },
      onUpdate,
    );
  }

  /** What is offered for an option. @param others texts that were filled in already. */
  async autocomplete(
    name: string,
    option: string,
    typed: string,
    others: Readonly<Record<string, string>> = {},
  ): Promise<readonly APIApplicationCommandOptionChoice[]> {
    const data = this.#data.forAutocomplete(this.#slash(name), option, typed, others);
    const type = InteractionType.ApplicationCommandAutocomplete;
    const [, interaction] = await this.#sender.exchange({ type, data, source: null });
    return interaction.choices;
  }

  async menu(name: string, message: ChatMessage, onUpdate?: OnUpdate): Promise<ChatReply> {
    const menus = this.#menus();
    const command = menus.find((one) => one.name === name);
    if (!command) {
      const known = menus.map((one) => `"${one.name}"`).join(', ') || 'none';
      throw new UserError('no-such-menu', `No message menu is called "${name}"; there are: ${known}.`);
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
    const called = { name, isMenu: true };
    return this.#sender.send(
      { type: InteractionType.ApplicationCommand, data, source: null, command: called },
      onUpdate,
    );
  }

  async press(message: ChatMessage, customId: string, onUpdate?: OnUpdate): Promise<ChatReply> {
    const stored = this.#stored(message);
    findButton(stored, customId);
    const data = { custom_id: customId, component_type: ComponentType.Button };
    return this.#sender.send({ type: InteractionType.MessageComponent, data, source: stored }, onUpdate);
  }

  async select(
    message: ChatMessage,
    customId: string,
    values: readonly string[],
    onUpdate?: OnUpdate,
  ): Promise<ChatReply> {
    const stored = this.#stored(message);
    const menu = findSelect(stored, customId);
    const data = selectData(this.#place, menu, values);
    return this.#sender.send({ type: InteractionType.MessageComponent, data, source: stored }, onUpdate);
  }

  /** What the menu with this custom id offers this person. */
  choicesOf(message: ChatMessage, customId: string): readonly SelectChoice[] {
    return this.offeredBy(findSelect(this.#stored(message), customId));
  }

  /** What a menu, also one of a form, offers this person. */
  offeredBy(menu: APISelectMenuComponent): readonly SelectChoice[] {
    return selectChoices(this.#place, menu);
  }

  get #place(): MenuPlace {
    return { world: this.#services.world, channel: this.channel, asker: this.user };
  }

  async submit(reply: ChatReply, fields: ModalValues, onUpdate?: OnUpdate): Promise<ChatReply> {
    const { modal, source, command } = this.#sender.openedBy(reply);
    const resolved = new ResolvedEntities(this.#services.world, this.channel.guild, this.user);
    const data = modalSubmission(modal, fields, this.#place, resolved);
    return this.#sender.send({ type: InteractionType.ModalSubmit, data, source, command }, onUpdate);
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

  /**
   * Opens a thread, and is there from then on.
   * @param message the message that it begins with; null: none
   * @throws UserError "no-access" where he may open none
   */
  openThread(
    message: ChatMessage | null,
    name: string,
    { isPrivate = false }: { readonly isPrivate?: boolean } = {},
  ): LoopbackSession {
    const thread = this.#writer.openThread(message ? this.#stored(message) : null, name, isPrivate);
    return new LoopbackSession(this.#services, this.user, thread, this.#patience);
  }

  /** Whether a message would be one to the bot, so that it is worth waiting for what it says. */
  isToBot(content: string, options: WrittenOptions = {}): boolean {
    return this.#writer.isToBot(content, options);
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
    throw new UserError('no-such-command', `There is no command /${name} here; there are: ${known}.`);
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
}
