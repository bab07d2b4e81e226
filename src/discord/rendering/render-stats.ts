import type { CollectionStats } from '../../archive/collection.js';
import type { OpinionOfAnswer } from '../../archive/feedback.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, type BotMessage } from './message.js';

const bytesPerMegabyte = 2 ** 20;

/** The figures of a collection as a message, a line each, and below what people say of answers. */
export function renderStats(
  stats: CollectionStats,
  reasons: readonly OpinionOfAnswer[],
  wording: Wording,
): BotMessage {
  const { t } = wording;
  const said = reasons.map((each) => reasonLine(each, wording));
  const description = [
    figureLines(stats, wording).join('\n'),
    ...(said.length > 0 ? [[`**${t('stats:reasons')}**`, ...said].join('\n')] : []),
  ].join('\n\n');
  return botMessage({ embeds: [{ title: t('stats:title'), description, color: embedColors.plain }] });
}

function figureLines(stats: CollectionStats, { t, day, number }: Wording): readonly string[] {
  const { articles, oldest, newest, passages, answers, misses, medianMs, helpful, unhelpful, bytes } = stats;
  const period = oldest && newest ? t('stats:period', { from: day(oldest), to: day(newest) }) : null;
  const megabytes = number(Math.round((bytes / bytesPerMegabyte) * 10) / 10);
  return [
    t('stats:articles', { count: articles }) + (period === null ? '' : ` (${period})`),
    t('stats:passages', { count: passages }),
    t('stats:questions', { count: answers }),
    t('stats:misses', { count: misses }),
    ...(medianMs === null ? [] : [t('stats:median', { milliseconds: number(Math.round(medianMs)) })]),
    t('stats:opinions', { helpful: number(helpful), unhelpful: number(unhelpful) }),
    t('stats:storage', { megabytes }),
  ];
}

/** A question that was asked privately is not told to moderators. */
function reasonLine({ opinion, answer }: OpinionOfAnswer, { t, day }: Wording): string {
  const reason = plainMarkdown(opinion.reason ?? '', 200);
  const thumb = opinion.helpful ? '👍' : '👎';
  const question = answer.audience.private
    ? t('stats:privateQuestion')
    : `“${plainMarkdown(answer.question, 120)}”`;
  return `${thumb} ${day(opinion.givenAt)}, ${question}: ${reason}`;
}
