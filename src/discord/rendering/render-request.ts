import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord-api-types/payloads/v10';
import type { KeptRequest, RequestPlace } from '../../archive/requests.js';
import type { MadeRequest } from '../../desk/request-desk.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, type BotMessage } from './message.js';

/** Of the button under an answer; its parameter is the answer's id, and `consent` behind it once the person was told who sees his question. */
export const askPrefix = 'request';
export const consentMark = '.yes';
/** Of the button that takes a request back; its parameter is the request's id. */
export const withdrawPrefix = 'request-withdraw';

/** The button under an answer that found nothing. */
export function askForArticleButton(answerId: string, { t }: Wording): APIButtonComponent {
  return button(t('requests:buttons.ask'), customId(askPrefix, answerId), ButtonStyle.Primary);
}

/** Says who would see the question, before anybody does. @param channelId where it would be posted; null: nowhere. */
export function renderConsent(answerId: string, channelId: string | null, { t }: Wording): BotMessage {
  return botMessage({
    content:
      channelId === null
        ? t('requests:consent.listed')
        : t('requests:consent.posted', { channel: `<#${channelId}>` }),
    components: [
      row(
        button(
          t('requests:buttons.consent'),
          customId(askPrefix, answerId + consentMark),
          ButtonStyle.Primary,
        ),
      ),
    ],
  });
}

/** What came of asking for an article, for the one who asked. */
export function renderMadeRequest(
  { status, request }: Exclude<MadeRequest, { readonly status: 'answered' }>,
  place: RequestPlace,
  { t }: Wording,
): BotMessage {
  const isDirect = place.private && place.serverId !== null;
  const where = { place: t(isDirect ? 'requests:made.directly' : 'requests:made.here') };
  const sentence = {
    new: () => t('requests:made.new', where),
    joined: () => t('requests:made.joined', { ...where, count: request.askers.length - 1 }),
    known: () => t('requests:made.known', where),
  }[status]();
  const posted = request.post && t('requests:made.posted', { channel: `<#${request.post.channelId}>` });
  return botMessage({
    embeds: [
      {
        title: t('requests:made.title'),
        description: [
          `**${plainMarkdown(request.question ?? '', 1_000)}**`,
          [sentence, ...(posted ? [posted] : [])].join(' '),
        ].join('\n'),
        color: embedColors.answered,
        footer: { text: t('requests:post.id', { id: request.id }) },
      },
    ],
    components: [
      row(
        button(t('requests:buttons.withdraw'), customId(withdrawPrefix, request.id), ButtonStyle.Secondary),
      ),
    ],
  });
}

/** One request after something was done with it. */
export function renderChangedRequest(
  sentence: string,
  { question, id }: KeptRequest,
  { t }: Wording,
): BotMessage {
  return botMessage({
    embeds: [
      {
        description: [`**${plainMarkdown(question ?? '', 1_000)}**`, sentence].join('\n'),
        color: embedColors.nothing,
        footer: { text: t('requests:post.id', { id }) },
      },
    ],
  });
}

function button(
  label: string,
  custom_id: string,
  style: ButtonStyle.Primary | ButtonStyle.Secondary,
): APIButtonComponent {
  return { type: ComponentType.Button, style, label, custom_id };
}

function row(...components: readonly APIButtonComponent[]): APIActionRowComponent<APIButtonComponent> {
  return { type: ComponentType.ActionRow, components: [...components] };
}
