import type { AliasGroup } from '../../search/alias-table.js';
import type { Wording } from '../../locales/wording.js';
import { linesThatFit } from './lines-that-fit.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** Room for the list. */
const listLength = embedLimits.description - 400;

/** The names that mean the same here, the group that came last first. */
export function renderAliases(groups: readonly AliasGroup[], { t }: Wording): BotMessage {
  const lines = groups.map((group) => group.join(' = ')).toReversed();
  const more = (number: number): string => t('aliases:more', { number });
  const own =
    lines.length === 0
      ? t('aliases:none')
      : t('aliases:some', { names: linesThatFit(lines, listLength, more) });
  const description = `${own}\n\n${t('aliases:known')}`;
  return botMessage({
    embeds: [{ title: t('aliases:heading'), description, color: embedColors.plain }],
  });
}
