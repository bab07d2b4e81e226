import {
  DiscordAPIError,
  type Client,
  type Guild,
  type GuildBasedChannel,
  type GuildMember,
} from 'discord.js';
import type { RequestVoice } from '../desk/requests/request-voice.js';
import { languageOfLocale } from '../locales/language.js';
import { wordingIn } from '../locales/wording.js';
import { seesChannel } from './can-see.js';
import { channelWriter } from './channel-writer.js';
import { renderMet } from './rendering/render-met.js';
import { renderRequestPost } from './rendering/render-request-post.js';
import type { VoiceContext } from './voice-context.js';
import { serverWording } from './wording-for.js';

/** So many mentions have room in a message. */
const mostNamed = 50;

const unknownMember = 10_007;
/** Of a channel: unknown, or not for the bot to see. */
const noChannel: readonly unknown[] = [10_003, 50_001];

/** Tells people on Discord what became of their requests. Nobody but them is notified. */
export function requestVoice(client: Client<true>, context: VoiceContext): RequestVoice {
  const writer = channelWriter(client);
  const { logger } = context;
  return {
    async tellInChannel({ answer }, { serverId, channelId }, personIds) {
      const nobody = { told: [], messageId: null };
      const guild = client.guilds.cache.get(serverId);
      const channel = await channelOf(client, channelId);
      if (!guild || !channel) return nobody;
      const seeing: string[] = [];
      for (const personId of personIds.slice(0, mostNamed)) {
        const member = await memberOf(guild, personId);
        if (member && seesChannel(member, channel)) seeing.push(personId);
      }
      if (seeing.length === 0) return nobody;
      const wording = await serverWording(context, guild);
      const message = renderMet(answer, { kind: 'channel', personIds: seeing }, wording, logger);
      const sent = await writer.send(channelId, message, { notify: seeing, once: `met ${answer.id}` });
      return 'refused' in sent ? nobody : { told: seeing, messageId: sent.messageId };
    },

    async tellDirectly({ answer }, { personId, place, locale }) {
      const wording = wordingIn((locale === null ? null : languageOfLocale(locale)) ?? 'en');
      const guild = place.serverId === null ? null : client.guilds.cache.get(place.serverId);
      if (guild === undefined) return { refused: 'server-left' };
      if (guild && !(await memberOf(guild, personId))) return { refused: 'person-left' };
      const told = guild ? ({ kind: 'server', name: guild.name } as const) : ({ kind: 'own' } as const);
      const message = renderMet(answer, told, wording, logger);
      return writer.sendDirect(personId, message, { once: `met ${answer.id}` });
    },

    async show({ request, answer, collection }) {
      const { post } = request;
      const channel = post && (await channelOf(client, post.channelId));
      if (!channel) return { refused: 'channel-gone' };
      const message = renderRequestPost(request, answer, await serverWording(context, channel.guild));
      return post.messageId === null
        ? writer.send(post.channelId, message, { once: `request ${collection} ${request.id}` })
        : writer.edit(post.channelId, post.messageId, message);
    },
  };
}

/** A channel of a server; null where it is gone or closed to the bot. */
async function channelOf(client: Client<true>, channelId: string): Promise<GuildBasedChannel | null> {
  try {
    const channel = await client.channels.fetch(channelId);
    return channel && !channel.isDMBased() ? channel : null;
  } catch (thrown) {
    if (thrown instanceof DiscordAPIError && noChannel.includes(thrown.code)) return null;
    throw thrown;
  }
}

/** As he is now: Discord does not tell the bot who leaves. Null where he is no member. */
async function memberOf(guild: Guild, personId: string): Promise<GuildMember | null> {
  try {
    return await guild.members.fetch({ user: personId, force: true });
  } catch (thrown) {
    if (thrown instanceof DiscordAPIError && thrown.code === unknownMember) return null;
    throw thrown;
  }
}
