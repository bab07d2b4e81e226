import type { StoryLine } from '../../desk/story-line.js';
import type { Wording } from '../../locales/wording.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

const mostOutlets = 3;

/** "**[Ferry runs aground](link)** · Northern Ledger, Morning Herald", as Markdown. */
export function storyLineWords({ title, url, outlets }: StoryLine, wording: Wording): string {
  const head = maskedLink(plainMarkdown(title ?? '', 120) || wording.t('common:untitled'), url);
  const named = outlets.slice(0, mostOutlets).map((outlet) => plainMarkdown(outlet, 60));
  const more = outlets.length - named.length;
  const who = [...named, ...(more > 0 ? [`+${wording.number(more)}`] : [])].join(', ');
  return `**${head}**${who === '' ? '' : ` · ${who}`}`;
}
