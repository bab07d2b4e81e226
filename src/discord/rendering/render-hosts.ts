import type { HostRules } from '../../reading/host-rules.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** Room for each of the two lists. */
const listLength = Math.floor(embedLimits.description / 2) - 200;

/** From where articles are taken. */
export function renderHosts({ allow, deny }: HostRules): BotMessage {
  const parts = [
    allow.length === 0
      ? 'Articles are taken from every site on the public web.'
      : `Articles are taken from these sites only:\n${hostList(allow)}`,
    ...(deny.length === 0 ? [] : [`Never from these:\n${hostList(deny)}`]),
  ];
  return botMessage({
    embeds: [{ title: 'Sites', description: parts.join('\n\n'), color: embedColors.plain }],
  });
}

/** As many as there is room for. */
function hostList(hosts: readonly string[]): string {
  const lines: string[] = [];
  let room = listLength;
  for (const host of hosts) {
    const line = plainMarkdown(host, 300);
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  const left = hosts.length - lines.length;
  return [...lines, ...(left > 0 ? [`… and ${left} more`] : [])].join('\n');
}
