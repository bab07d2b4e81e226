import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord-api-types/payloads/v10';
import type { Answer, Source } from '../../archive/answer.js';
import type { KeptRequest } from '../../archive/requests.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';
import { narrowedTo } from './narrowed-to.js';
import { shownOutlet } from './shown-outlet.js';

/** Of the button that closes a request; its parameter is the request's id. */
export const closePrefix = 'request-close';
/** Of the button that opens the form for a pasted article. */
export const pastePrefix = 'request-paste';

/** A request as it stands in a channel for requests. Nobody is named. @param answer what met it. */
export function renderRequestPost(request: KeptRequest, answer: Answer | null, wording: Wording): BotMessage {
  const { t } = wording;
  if (request.question === null) {
    return botMessage({
      embeds: [
        {
          title: t('requests:post.withdrawnTitle'),
          description: t('requests:post.withdrawn'),
          color: embedColors.nothing,
        },
      ],
    });
  }
  return botMessage({
    embeds: [
      {
        title: plainMarkdown(request.question, embedLimits.title),
        description: description(request, answer, wording),
        color: { open: embedColors.nearest, met: embedColors.answered, closed: embedColors.nothing }[
          request.state
        ],
        footer: { text: t('requests:post.id', { id: request.id }) },
      },
    ],
    components: request.state === 'open' ? [buttons(request.id, wording)] : [],
  });
}

function description(
  { state, askers, filters }: KeptRequest,
  answer: Answer | null,
  wording: Wording,
): string {
  const { t } = wording;
  if (state === 'closed') return t('requests:post.closed');
  if (state === 'met') {
    const source = answer?.sources[0];
    return [t('requests:post.met'), ...(source ? [sourceWords(source, wording)] : [])].join('\n');
  }
  return [
    [t('requests:post.wanted', { count: askers.length }), ...narrowedTo(filters, wording)].join(' · '),
    t('requests:list.addHint'),
  ].join('\n');
}

function sourceWords(source: Source, wording: Wording): string {
  const title = plainMarkdown(source.title ?? '', 200) || wording.t('common:untitled');
  const outlet = shownOutlet(source, wording);
  return [`**${maskedLink(title, source.url)}**`, ...(outlet === null ? [] : [outlet])].join(' · ');
}

function buttons(requestId: string, { t }: Wording): APIActionRowComponent<APIButtonComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      button(t('requests:buttons.paste'), customId(pastePrefix)),
      button(t('requests:buttons.close'), customId(closePrefix, requestId)),
    ],
  };
}

function button(label: string, custom_id: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id };
}
