import type { Answer } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import type { CheckView } from '../rendering/render-check.js';

/** A check as whoever asked for it sees it. In direct messages there is nobody to share it with. */
export function privateView({ check }: Answer, guildId: string | null, wording: Wording): CheckView {
  return {
    wording,
    messageLink: messageLink(check?.message, guildId),
    sharedBy: null,
    isShareable: guildId !== null,
  };
}

/** A check as all of a channel see it. */
export function sharedView(
  { check }: Answer,
  guildId: string | null,
  wording: Wording,
  sharedBy: string,
): CheckView {
  return { wording, messageLink: messageLink(check?.message, guildId), sharedBy, isShareable: false };
}

function messageLink(
  message: { readonly channelId: string; readonly messageId: string } | null | undefined,
  guildId: string | null,
): string | null {
  return message
    ? `https://discord.com/channels/${guildId ?? '@me'}/${message.channelId}/${message.messageId}`
    : null;
}
