import { ButtonStyle, ComponentType, type ButtonInteraction, type Message } from 'discord.js';
import type { PostedMessage } from '../../archive/article.js';
import { UserError } from '../../errors.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, type BotMessage } from '../rendering/message.js';
import { carryItems } from './carried-items.js';
import type { MessageItem, TakenItems } from './message-item.js';

/** The prefixes of the two buttons' custom ids. */
export const addPrefix = 'add-message';
export const leavePrefix = 'leave-message';

/** Files in the message may be had for a day; a question that is older than this is no answer to what was meant. */
const validMs = 60 * 60_000;

/** Which message is asked about. It fits into a custom id, so that the question can be answered after a restart. */
export interface AskedMessage {
  readonly channelId: string;
  readonly messageId: string;
  readonly authorId: string;
  /** When it was last edited, in milliseconds since 1970; 0 where it was not. */
  readonly editedMs: number;
  readonly forwarded: boolean;
}

/** What is asked before something from a channel that not everybody can see becomes readable to all who ask. */
export function confirmation(
  message: Message,
  posted: PostedMessage,
  { items, leftOut }: TakenItems,
  wording: Wording,
): BotMessage {
  const { t } = wording;
  const asked: AskedMessage = {
    channelId: message.channelId,
    messageId: message.id,
    authorId: posted.author.id,
    editedMs: message.editedTimestamp ?? 0,
    forwarded: posted.forwarded,
  };
  return botMessage({
    embeds: [
      {
        author: { name: posted.author.name },
        title: t('adding:confirm.title'),
        description: [
          t('adding:confirm.why'),
          [t('adding:confirm.what'), ...items.map((item) => `• ${itemWords(item, wording)}`)].join('\n'),
          ...(leftOut > 0 ? [t('adding:confirm.leftOut', { count: leftOut, most: items.length })] : []),
        ].join('\n\n'),
        color: embedColors.nearest,
      },
    ],
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          button(t('adding:confirm.add'), ButtonStyle.Danger, customId(addPrefix, writeAsked(asked))),
          button(t('adding:confirm.leave'), ButtonStyle.Secondary, customId(leavePrefix)),
        ],
      },
    ],
    files: [{ name: 'what-would-be-added.txt', attachment: Buffer.from(carryItems(items)) }],
  });
}

/**
 * What was asked by the message under which a button was pressed.
 * @throws UserError where that was too long ago, or is from another version.
 */
export function readConfirmation(
  { message, createdTimestamp }: ButtonInteraction,
  parameter: string,
): AskedMessage & { readonly authorName: string; readonly carriedUrl: string } {
  const asked = readAsked(parameter);
  const authorName = message.embeds[0]?.author?.name;
  const carriedUrl = message.attachments.first()?.url;
  const isTooOld = createdTimestamp - message.createdTimestamp > validMs;
  if (isTooOld || !asked || authorName === undefined || carriedUrl === undefined)
    throw new UserError('question-too-old');
  return { ...asked, authorName, carriedUrl };
}

function button(label: string, style: ButtonStyle.Danger | ButtonStyle.Secondary, id: string) {
  return { type: ComponentType.Button, style, label, custom_id: id } as const;
}

function itemWords(item: MessageItem, { t }: Wording): string {
  if (item.kind === 'link') return plainMarkdown(item.url, 150);
  if (item.kind === 'file') return t('adding:confirm.file', { name: plainMarkdown(item.name, 100) });
  return t('adding:confirm.text', { text: plainMarkdown(item.text, 600) });
}

function writeAsked({ channelId, messageId, authorId, editedMs, forwarded }: AskedMessage): string {
  return [channelId, messageId, authorId, editedMs.toString(36), forwarded ? 'f' : 'p'].join('.');
}

function readAsked(parameter: string): AskedMessage | null {
  const [, channelId, messageId, authorId, edited, kind] =
    /^(\d{1,20})\.(\d{1,20})\.(\d{1,20})\.([0-9a-z]{1,10})\.([fp])$/.exec(parameter) ?? [];
  if (!channelId || !messageId || !authorId || edited === undefined) return null;
  return { channelId, messageId, authorId, editedMs: Number.parseInt(edited, 36), forwarded: kind === 'f' };
}
