import { MessageFlags, MessageType, type APIMessage } from 'discord.js';
import type { ChatFile } from '../chat-session.js';
import { apiUser } from './api-objects.js';
import { AttachmentStore } from './attachment-store.js';
import { DiscordRefusal } from './discord-refusal.js';
import { lengthOf } from './limits/length.js';
import type { MessageForm } from './limits/message-limits.js';
import { repliedMessage, replyFields } from './message-reply.js';
import { pingsOf } from './pings.js';
import type { LoopbackChannel, LoopbackUser, StoredMessage } from './world-model.js';
import type { World } from './world.js';

/** Discord's limit for an upload in a server without boosts. */
export const attachmentLimitBytes = 10 * 1024 * 1024;

/** So many messages of a channel are kept. */
const messageLimit = 5000;

export interface MessageChange {
  readonly kind: 'created' | 'edited' | 'deleted';
  readonly message: StoredMessage;
}

/** What a reply to an interaction says of it (docs: Message Object, `interaction` for commands only). */
export type InteractionCause = Pick<APIMessage, 'type' | 'interaction' | 'interaction_metadata'>;

/** A message about to be sent. */
export interface NewMessage {
  readonly channel: LoopbackChannel;
  readonly author: LoopbackUser;
  readonly form: MessageForm;
  readonly files: readonly ChatFile[];
  readonly onlyFor: LoopbackUser | null;
  /** What it answers, where it is a reply to an interaction. */
  readonly interaction: InteractionCause | null;
  /** The "is thinking…" state of a deferred reply: empty until it is edited. */
  readonly isLoading?: boolean;
}

/** Flags that a bot may set on its own message. */
const settableFlags =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2 |
  MessageFlags.Ephemeral;

/** Creates, edits and deletes messages, and tells its listeners. */
export class MessageStore {
  readonly attachments: AttachmentStore;
  readonly #world: World;
  readonly #nowMs: () => number;
  readonly #listeners = new Set<(change: MessageChange) => void>();

  constructor(world: World, nowMs: () => number) {
    this.#world = world;
    this.#nowMs = nowMs;
    this.attachments = new AttachmentStore(world.snowflakes, nowMs);
  }

  /** @returns a function that ends the listening */
  onChange(listener: (change: MessageChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @throws DiscordRefusal 50006 where the message would be empty, 40005 where a file is too large, 50035 where it replies to none */
  create(draft: NewMessage): StoredMessage {
    const message = this.#made(draft);
    message.api = this.#merged(message, draft.form, draft.files);
    if (!draft.isLoading) refuseEmpty(message.api);
    this.#keep(message);
    return message;
  }

  /** A message of any shape, as webhooks, other apps and forwards make them; what `fields` leaves out is as in a plain one. */
  place(channel: LoopbackChannel, author: LoopbackUser, fields: Partial<APIMessage>): StoredMessage {
    const message = this.#made({ channel, author, form: {}, files: [], onlyFor: null, interaction: null });
    message.api = { ...message.api, ...fields };
    this.#keep(message);
    return message;
  }

  #made(draft: NewMessage): StoredMessage {
    const { channel, author, form, interaction } = draft;
    const answered = repliedMessage(channel, form);
    const notifies = form.allowed_mentions ? form.allowed_mentions.replied_user === true : true;
    const flags =
      ((form.flags ?? 0) & settableFlags) |
      (draft.onlyFor ? MessageFlags.Ephemeral : 0) |
      (draft.isLoading ? MessageFlags.Loading : 0);
    return {
      channel,
      onlyFor: draft.onlyFor,
      files: new Map(),
      notified: answered && notifies ? (this.#world.users.get(answered.api.author.id) ?? null) : null,
      api: {
        id: this.#world.snowflakes.next(),
        channel_id: channel.id,
        type: MessageType.Default,
        author: apiUser(author),
        content: '',
        timestamp: new Date(this.#nowMs()).toISOString(),
        edited_timestamp: null,
        tts: false,
        mention_everyone: false,
        mentions: [],
        mention_roles: [],
        attachments: [],
        embeds: [],
        components: [],
        pinned: false,
        flags,
        ...(author.isBot ? { application_id: author.id } : {}),
        ...(interaction ? { webhook_id: this.#world.bot.id, ...interaction } : {}),
        ...(answered ? replyFields(answered) : {}),
      },
    };
  }

  #keep(message: StoredMessage): void {
    const { channel } = message;
    channel.messages.set(message.api.id, message);
    const [oldest] = channel.messages.keys();
    if (oldest !== undefined && channel.messages.size > messageLimit) channel.messages.delete(oldest);
    this.#tell({ kind: 'created', message });
  }

  /** Fields that `form` leaves out stay. @throws DiscordRefusal as `create` */
  edit(message: StoredMessage, form: MessageForm, files: readonly ChatFile[]): StoredMessage {
    const wasLoading = ((message.api.flags ?? 0) & MessageFlags.Loading) !== 0;
    const merged = this.#merged(message, form, files);
    const added = (form.flags ?? 0) & (MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds);
    const next: APIMessage = {
      ...merged,
      flags: (((merged.flags ?? 0) & ~MessageFlags.Loading) | added) as MessageFlags,
      edited_timestamp: wasLoading ? null : new Date(this.#nowMs()).toISOString(),
    };
    refuseEmpty(next);
    message.api = next;
    this.#tell({ kind: 'edited', message });
    return message;
  }

  /** What Discord itself changes on a message. */
  change(message: StoredMessage, fields: Partial<APIMessage>): void {
    message.api = { ...message.api, ...fields };
    this.#tell({ kind: 'edited', message });
  }

  delete(message: StoredMessage): void {
    message.channel.messages.delete(message.api.id);
    this.#tell({ kind: 'deleted', message });
  }

  #merged(message: StoredMessage, form: MessageForm, files: readonly ChatFile[]): APIMessage {
    const tooLarge = files.some((file) => file.bytes.byteLength > attachmentLimitBytes);
    if (tooLarge) throw new DiscordRefusal(413, 40_005, 'Request entity too large');
    const { api, channel } = message;
    // discord.js names each uploaded file by a placeholder id in `attachments`; real ids are those to keep.
    const kept = form.attachments
      ? api.attachments.filter((one) => form.attachments?.some((listed) => String(listed.id) === one.id))
      : api.attachments;
    const added = files.map((file, index) => {
      const listed = form.attachments?.find((one) => String(one.id) === String(index));
      const attachment = this.attachments.add(file, `attachments/${channel.id}`, listed?.description);
      message.files.set(attachment.id, file);
      return attachment;
    });
    const content = form.content === undefined ? api.content : (form.content ?? '').trim();
    const notified = message.notified ? [message.notified.id] : [];
    const pings = pingsOf(content, form.allowed_mentions, api.interaction_metadata !== undefined);
    const embeds = form.embeds?.map((embed) => ({ type: 'rich', ...(embed as object) }));
    return {
      ...api,
      content,
      embeds: form.embeds === undefined ? api.embeds : ((embeds ?? []) as APIMessage['embeds']),
      components:
        form.components === undefined
          ? (api.components ?? [])
          : ((form.components ?? []) as unknown as NonNullable<APIMessage['components']>),
      attachments: [...kept, ...added],
      mentions: [...new Set([...pings.userIds, ...notified])]
        .flatMap((id) => this.#world.users.get(id) ?? [])
        .map(apiUser),
      mention_roles: [...pings.roleIds],
      mention_everyone: pings.everyone,
    };
  }

  #tell(change: MessageChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

function refuseEmpty(api: APIMessage): void {
  const held = lengthOf(api.content) + api.embeds.length + api.attachments.length;
  if (held + (api.components?.length ?? 0) === 0) {
    throw new DiscordRefusal(400, 50_006, 'Cannot send an empty message');
  }
}
