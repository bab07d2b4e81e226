import {
  InteractionResponseType as Response,
  InteractionType,
  MessageFlags,
  MessageType,
  type APIApplicationCommandOptionChoice,
  type APIMessageInteractionMetadata,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js';
import type { ChatFile, ChatReply } from '../chat-session.js';
import { apiUser } from './api-objects.js';
import { refuseProblems } from './discord-refusal.js';
import { checkForm } from './limits/check-form.js';
import { autocompleteSchema } from './limits/command-limits.js';
import { checkMessage, type MessageForm } from './limits/message-limits.js';
import { modalSchema } from './limits/modal-limits.js';
import type { LoopbackInteraction } from './loopback-interaction.js';
import type { InteractionCause, MessageStore } from './message-store.js';
import type { LoopbackUser, StoredMessage } from './world-model.js';
import type { World } from './world.js';

const messageResponses = [Response.ChannelMessageWithSource, Response.DeferredChannelMessageWithSource];
const updateResponses = [Response.DeferredMessageUpdate, Response.UpdateMessage];

/** The first response to an interaction. */
export interface Callback {
  readonly type: number;
  readonly data: unknown;
  readonly files: readonly ChatFile[];
}

/** Takes the first response to an interaction and keeps what it says. */
export class InteractionCallbacks {
  readonly #world: World;
  readonly #messages: MessageStore;
  readonly #nowMs: () => number;

  constructor(world: World, messages: MessageStore, nowMs: () => number) {
    this.#world = world;
    this.#messages = messages;
    this.#nowMs = nowMs;
  }

  /** @throws DiscordRefusal where the response does not suit the interaction or breaks a limit */
  take(interaction: LoopbackInteraction, callback: Callback): void {
    if (!allowedResponses(interaction).includes(callback.type)) {
      refuseProblems([
        { path: ['type'], code: 'BASE_TYPE_CHOICES', message: 'Not a response to this type of interaction.' },
      ]);
    }
    const message = this.#apply(interaction, callback);
    interaction.acknowledged = acknowledgementOf[callback.type] ?? 'nothing';
    interaction.acknowledgedAtMs = this.#nowMs();
    interaction.touched(message);
  }

  #apply(interaction: LoopbackInteraction, { type, data, files }: Callback): StoredMessage | null {
    const { channel, source } = interaction.origin;
    switch (type) {
      case Response.ApplicationCommandAutocompleteResult: {
        const choices = checkForm(autocompleteSchema, data).choices;
        interaction.choices = choices as APIApplicationCommandOptionChoice[];
        return null;
      }
      case Response.Modal:
        interaction.modal = checkForm(
          modalSchema,
          data,
        ) as unknown as APIModalInteractionResponseCallbackData;
        return null;
      case Response.DeferredMessageUpdate:
        interaction.original = source;
        return null;
      case Response.UpdateMessage:
        if (!source) return null;
        interaction.original = source;
        return this.#messages.edit(source, checkMessage(data ?? {}, hasLayout(source)), files);
      default: {
        const form = checkMessage(data ?? {}, false);
        interaction.original = this.#messages.create({
          channel,
          author: this.#world.bot,
          form,
          files,
          onlyFor: onlyFor(form, interaction),
          interaction: causeOf(interaction),
          isLoading: type === Response.DeferredChannelMessageWithSource,
        });
        return interaction.original;
      }
    }
  }
}

const acknowledgementOf: Readonly<Record<number, ChatReply['acknowledged']>> = {
  [Response.ChannelMessageWithSource]: 'message',
  [Response.DeferredChannelMessageWithSource]: 'deferred',
  [Response.DeferredMessageUpdate]: 'deferred',
  [Response.UpdateMessage]: 'update',
  [Response.ApplicationCommandAutocompleteResult]: 'autocomplete',
  [Response.Modal]: 'modal',
};

/** Docs: Receiving and Responding, "Interaction Callback Type". */
function allowedResponses({ origin }: LoopbackInteraction): readonly number[] {
  const onMessage = origin.source ? updateResponses : [];
  switch (origin.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [Response.ApplicationCommandAutocompleteResult];
    case InteractionType.ModalSubmit:
      return [...messageResponses, ...onMessage];
    default:
      return [...messageResponses, ...onMessage, Response.Modal];
  }
}

/** Whether a message is one of components only, which an edit cannot take back. */
export function hasLayout(message: StoredMessage): boolean {
  return ((message.api.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
}

/** For whom a reply is alone; null: it is public. */
export function onlyFor(form: MessageForm, { origin }: LoopbackInteraction): LoopbackUser | null {
  return (form.flags ?? 0) & MessageFlags.Ephemeral ? origin.user : null;
}

/** Who caused a reply, and by which command, as it stands on the message. */
export function causeOf({ origin }: LoopbackInteraction): InteractionCause {
  const { id, type, command } = origin;
  const user = apiUser(origin.user);
  const owner = origin.channel.guild?.id ?? '0';
  const metadata = { id, type, user, authorizing_integration_owners: { 0: owner } };
  return {
    type: command?.isMenu ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand,
    interaction_metadata: metadata as APIMessageInteractionMetadata,
    ...(command ? { interaction: { id, type, name: command.name, user } } : {}),
  };
}
