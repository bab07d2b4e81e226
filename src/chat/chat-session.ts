import type {
  APIEmbed,
  APIModalInteractionResponseCallbackData,
  APIApplicationCommandOptionChoice,
  APIMessageTopLevelComponent,
} from 'discord.js';

/** A file that a person attaches. */
export interface ChatFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ChatOptionValue = string | number | boolean | ChatFile;

/** A message as a person sees it in the local chat, in its newest form. */
export interface ChatMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: string;
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly attachments: readonly ChatFile[];
  /** Only its recipient sees it. */
  readonly ephemeral: boolean;
  /** Whom it notifies: ids of users and roles, and `everyone`. */
  readonly pings: readonly string[];
  readonly isOfBot: boolean;
  /** ISO time. */
  readonly sentAt: string;
  /** Whether it is still the "is thinking…" of a deferred reply. */
  readonly isThinking: boolean;
  /** Who called the command that it answers; null: it answers none, or something under a message. */
  readonly calledBy: { readonly author: string; readonly command: string } | null;
  /** What it answers; null: it is no reply. */
  readonly repliesTo: { readonly author: string; readonly content: string } | null;
  /** The thread that began with it: its id is that of its channel. */
  readonly thread: { readonly id: string; readonly name: string } | null;
}

/** What came of one command, button, menu, modal, or message to the bot: as it stands once the bot has finished with it, or at the time limit. */
export interface ChatReply {
  /** How the bot first acknowledged, and after how many milliseconds. */
  readonly acknowledged: 'message' | 'deferred' | 'modal' | 'update' | 'autocomplete' | 'nothing';
  readonly acknowledgedAfterMs: number;
  /** The reply and its follow-ups, in order. */
  readonly messages: readonly ChatMessage[];
  readonly modal: APIModalInteractionResponseCallbackData | null;
}

/** What goes with a plain message. */
export interface WrittenOptions {
  readonly files?: readonly ChatFile[];
  /** The message that it is a reply to. */
  readonly replyTo?: ChatMessage;
  /** Whether whoever wrote that is notified, as Discord does by default. */
  readonly pings?: boolean;
}

/** One person in one place (a channel of a server, or a direct message with the bot). */
export interface ChatSession {
  /** Runs a slash command; `name` may hold a subcommand ("add text"). Resolves when the bot has answered for good. */
  command(
    name: string,
    options?: Readonly<Record<string, ChatOptionValue>>,
    onUpdate?: (message: ChatMessage) => void,
  ): Promise<ChatReply>;
  autocomplete(
    name: string,
    option: string,
    typed: string,
  ): Promise<readonly APIApplicationCommandOptionChoice[]>;
  /** Runs a message menu ("Show sources") on a message. */
  menu(name: string, message: ChatMessage, onUpdate?: (message: ChatMessage) => void): Promise<ChatReply>;
  /** Presses the button with this custom id under this message. */
  press(
    message: ChatMessage,
    customId: string,
    onUpdate?: (message: ChatMessage) => void,
  ): Promise<ChatReply>;
  /**
   * Chooses from the menu with this custom id under this message: of texts by their values, of people, roles and
   * channels by name or id.
   */
  select(
    message: ChatMessage,
    customId: string,
    values: readonly string[],
    onUpdate?: (message: ChatMessage) => void,
  ): Promise<ChatReply>;
  /** Fills and sends a modal that a reply opened; keys are the custom ids of its fields, of menus what is chosen is listed. */
  submit(
    reply: ChatReply,
    fields: Readonly<Record<string, string | readonly string[]>>,
    onUpdate?: (message: ChatMessage) => void,
  ): Promise<ChatReply>;
  /**
   * Writes a plain message, as people do to each other. `@name` mentions a person who is here, or the bot. The bot gets
   * its text only where Discord lets it.
   */
  say(content: string, files?: readonly ChatFile[], options?: WrittenOptions): Promise<ChatMessage>;
  /** Writes a plain message and waits for what the bot says to it; "nothing" where it says nothing. */
  tell(
    content: string,
    options?: WrittenOptions,
    onUpdate?: (message: ChatMessage) => void,
  ): Promise<ChatReply>;
  /** What this person sees in the channel now, oldest first. */
  messages(): readonly ChatMessage[];
}
