import type { HostRules } from '../../reading/host-rules.js';
import { linesThatFit } from './lines-that-fit.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** Room for each of the two lists. */
const listLength = Math.floor(embedLimits.description / 2) - 200;

/** From where articles are taken. */
export function renderHosts({ allow, deny }: HostRules): BotMessage {
  const parts = [
    allow.length === 0
      ? 'Articles are taken from every site on the public web.'
      : `Articles are taken from these sites only:\n${linesThatFit(allow, listLength)}`,
    ...(deny.length === 0 ? [] : [`Never from these:\n${linesThatFit(deny, listLength)}`]),
  ];
  return botMessage({
    embeds: [{ title: 'Sites', description: parts.join('\n\n'), color: embedColors.plain }],
  });
}
