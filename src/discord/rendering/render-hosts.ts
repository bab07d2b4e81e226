import type { HostRules } from '../../reading/host-rules.js';
import type { Wording } from '../../locales/wording.js';
import { linesThatFit } from './lines-that-fit.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** Room for each of the two lists. */
const listLength = Math.floor(embedLimits.description / 2) - 200;

/** From where articles are taken. */
export function renderHosts({ allow, deny }: HostRules, wording: Wording): BotMessage {
  const { t } = wording;
  const parts = [
    allow.length === 0 ? t('hosts:all') : t('hosts:only', { sites: hostLines(allow, listLength, wording) }),
    ...(deny.length === 0 ? [] : [t('hosts:never', { sites: hostLines(deny, listLength, wording) })]),
  ];
  return botMessage({
    embeds: [{ title: t('hosts:heading'), description: parts.join('\n\n'), color: embedColors.plain }],
  });
}

/** Sites as Markdown, one on each line, as many as there is room for. @param room in characters. */
export function hostLines(hosts: readonly string[], room: number, { t }: Wording): string {
  return linesThatFit(hosts, room, (number) => t('hosts:more', { number }));
}
