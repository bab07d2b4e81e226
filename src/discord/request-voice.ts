import type { RequestVoice } from '../desk/requests/request-voice.js';
import { languageOfLocale } from '../locales/language.js';
import { wordingIn } from '../locales/wording.js';
import { channelWording } from './channel-wording.js';
import { channelWriter } from './channel-writer.js';
import type { ChannelFacts, DiscordPlaces } from './discord-places.js';
import { renderMet } from './rendering/render-met.js';
import { renderRequestPost } from './rendering/render-request-post.js';
import type { VoiceContext } from './voice-context.js';
import { whoSees } from './who-sees.js';

/** So many mentions have room in a message. */
const mostNamed = 50;

/** Tells people on Discord what became of their requests. Nobody but them is notified. */
export function requestVoice(context: VoiceContext): RequestVoice {
  const writer = channelWriter(context);
  const { logger, places } = context;
  return {
    async tellInChannel({ answer, collection }, { serverId, channelId }, personIds) {
      const nobody = { told: [], messageId: null };
      const server = await places.server(serverId);
      const channel = server && (await channelOf(places, channelId));
      if (!channel) return nobody;
      const seeing = await whoSees(places, server, channel, personIds.slice(0, mostNamed));
      if (seeing.length === 0) return nobody;
      const wording = await channelWording(context, channelId, collection);
      const message = renderMet(answer, { kind: 'channel', personIds: seeing }, wording, logger);
      const sent = await writer.send(channelId, message, { notify: seeing, once: `met ${answer.id}` });
      return 'refused' in sent ? nobody : { told: seeing, messageId: sent.messageId };
    },

    async tellDirectly({ answer }, { personId, place, locale }) {
      const wording = wordingIn((locale === null ? null : languageOfLocale(locale)) ?? 'en');
      const server = place.serverId === null ? null : await places.server(place.serverId);
      if (place.serverId !== null && !server) return { refused: 'server-left' };
      if (server && !(await places.member(server.id, personId))) return { refused: 'person-left' };
      const told = server ? ({ kind: 'server', name: server.name } as const) : ({ kind: 'own' } as const);
      const message = renderMet(answer, told, wording, logger);
      return writer.sendDirect(personId, message, { once: `met ${answer.id}` });
    },

    async show({ request, answer, collection }) {
      const { post } = request;
      const channel = post && (await channelOf(places, post.channelId));
      if (!channel) return { refused: 'channel-gone' };
      const message = renderRequestPost(
        request,
        answer,
        await channelWording(context, post.channelId, collection),
      );
      return post.messageId === null
        ? writer.send(post.channelId, message, { once: `request ${collection} ${request.id}` })
        : writer.edit(post.channelId, post.messageId, message);
    },
  };
}

/** A channel of a server; null where it is none, is gone or closed to the bot. */
async function channelOf(places: DiscordPlaces, channelId: string): Promise<ChannelFacts | null> {
  const channel = await places.channelIfSeen(channelId);
  return channel?.serverId ? channel : null;
}
