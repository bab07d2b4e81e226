import type { Answer } from '../../archive/answer.js';
import type { Logger } from '../../logger.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { checkedAnswer } from './checked-answer.js';
import type { ShownPage } from './paging-row.js';
import type { BotMessage } from './message.js';
import { renderAnswer } from './render-answer.js';

/** Where somebody is told what he asked an article for. */
export type ToldPlace =
  /** For these people, who are mentioned. */
  | { readonly kind: 'channel'; readonly personIds: readonly string[] }
  /** In the direct messages in which he asked. */
  | { readonly kind: 'own' }
  /** In direct messages, of what he asked in a server of this name. */
  | { readonly kind: 'server'; readonly name: string };

/** The answer to what somebody asked an article for, with every quotation as it is stored. */
export function renderMet(answer: Answer, place: ToldPlace, wording: Wording, logger: Logger): BotMessage {
  return checkedAnswer(answer, { wording }, logger, (given, view) => {
    const rendered = renderAnswer(given, view);
    const message = { ...rendered.message, content: opening(place, wording) };
    return {
      ...rendered,
      message: place.kind === 'server' ? outsideServer(message, given, rendered, wording) : message,
    };
  });
}

/**
 * The server's answers are found in the server only: here the buttons would find nothing, and the footer would promise pages
 * and sources that are not to be had.
 */
function outsideServer(
  message: BotMessage,
  { id }: Answer,
  { pages }: ShownPage,
  { t }: Wording,
): BotMessage {
  const footer = { text: t('answer:footer.answer', { id }) };
  return {
    ...message,
    content: [message.content, ...(pages > 1 ? [t('requests:told.more')] : [])].join(' '),
    embeds: message.embeds.map((embed) => ({ ...embed, footer })),
    components: [],
  };
}

function opening(place: ToldPlace, { t }: Wording): string {
  switch (place.kind) {
    case 'channel':
      return t('requests:told.channel', { people: place.personIds.map((id) => `<@${id}>`).join(' ') });
    case 'own':
      return t('requests:told.own');
    case 'server':
      return t('requests:told.server', { server: plainMarkdown(place.name, 100) });
  }
}
