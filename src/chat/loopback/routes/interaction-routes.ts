import { z } from 'zod';
import { unknownMessage } from '../discord-refusal.js';
import type { InteractionBook } from '../interaction-book.js';
import { hasLayout, causeOf, onlyFor, type InteractionCallbacks } from '../interaction-callback.js';
import { checkForm } from '../limits/check-form.js';
import { checkMessage } from '../limits/message-limits.js';
import type { LoopbackInteraction } from '../loopback-interaction.js';
import type { MessageStore } from '../message-store.js';
import { isLoading, type StoredMessage } from '../world-model.js';
import type { World } from '../world.js';
import type { Route } from './route.js';

const callbackSchema = z.looseObject({ type: z.number().int(), data: z.unknown().optional() });

/** First responses, follow-ups and edits of interactions. */
export function interactionRoutes(
  world: World,
  messages: MessageStore,
  book: InteractionBook,
  callbacks: InteractionCallbacks,
): readonly Route[] {
  const webhookMessage = '/webhooks/:application/:token/messages/:message';
  return [
    {
      method: 'POST',
      pattern: '/interactions/:id/:token/callback',
      withoutToken: true,
      handle: ({ body, files, query }, { id = '', token = '' }) => {
        const interaction = book.forCallback(id, token);
        const { type, data } = checkForm(callbackSchema, body);
        callbacks.take(interaction, { type, data, files });
        return query.get('with_response') === 'true'
          ? { status: 200, body: callbackResult(interaction, type) }
          : { status: 204 };
      },
    },
    {
      method: 'POST',
      pattern: '/webhooks/:application/:token',
      withoutToken: true,
      handle: ({ body, files }, { application = '', token = '' }) => {
        const interaction = book.forWebhook(application, token);
        // Docs: after a deferral the first follow-up edits the "thinking" message, "for backwards compatibility".
        const original = interaction.original;
        if (original && isLoading(original)) {
          messages.edit(original, checkMessage(body ?? {}, hasLayout(original)), files);
          interaction.touched(original);
          return { status: 200, body: original.api };
        }
        const form = checkMessage(body ?? {}, false);
        const message = messages.create({
          channel: interaction.origin.channel,
          author: world.bot,
          form,
          files,
          onlyFor: onlyFor(form, interaction),
          interaction: causeOf(interaction),
        });
        interaction.followUps.push(message);
        interaction.touched(message);
        return { status: 200, body: message.api };
      },
    },
    {
      method: 'GET',
      pattern: webhookMessage,
      withoutToken: true,
      handle: (_request, { application = '', token = '', message }) => ({
        status: 200,
        body: target(book.forWebhook(application, token), message).api,
      }),
    },
    {
      method: 'PATCH',
      pattern: webhookMessage,
      withoutToken: true,
      handle: ({ body, files }, { application = '', token = '', message: id }) => {
        const interaction = book.forWebhook(application, token);
        const message = target(interaction, id);
        messages.edit(message, checkMessage(body ?? {}, hasLayout(message)), files);
        interaction.touched(message);
        return { status: 200, body: message.api };
      },
    },
    {
      method: 'DELETE',
      pattern: webhookMessage,
      withoutToken: true,
      handle: (_request, { application = '', token = '', message: id }) => {
        const interaction = book.forWebhook(application, token);
        messages.delete(target(interaction, id));
        interaction.touched(null);
        return { status: 204 };
      },
    },
  ];
}

/** @throws DiscordRefusal 10008 where the interaction has no such message */
function target(interaction: LoopbackInteraction, id: string | undefined): StoredMessage {
  const message =
    id === '@original'
      ? interaction.original
      : [interaction.original, ...interaction.followUps].find((one) => one?.api.id === id);
  if (!message?.channel.messages.has(message.api.id)) throw unknownMessage();
  return message;
}

/** Docs: "Interaction Callback Response Object". */
function callbackResult({ origin, original }: LoopbackInteraction, type: number) {
  const message = original
    ? {
        response_message_id: original.api.id,
        response_message_loading: isLoading(original),
        response_message_ephemeral: original.onlyFor !== null,
      }
    : {};
  return {
    interaction: { id: origin.id, type: origin.type, ...message },
    resource: { type, ...(original ? { message: original.api } : {}) },
  };
}
