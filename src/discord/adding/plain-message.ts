import { plainInline } from '../../reading/markdown-inline.js';

/** What Discord shows in the place of an id: people, roles, channels, commands, moments; and emoji of a server's own. */
const reference = /<(?:@[!&]?|#|a?:\w{2,32}:|\/[^<>:\n]{1,100}:|t:|id:)[\w:-]{1,40}>/gu;

/** The words of a message without Discord's marks: what is formatted stays as plain words, line by line. */
export function plainMessage(content: string): string {
  return content
    .replace(/^```\w*$/gm, '')
    .split('\n')
    .map((line) => plainInline(line.replace(/^(?:>{1,3} |#{1,3} |-# )+/, '').replace(reference, '')))
    .map((line) => line.replaceAll('||', '').trim())
    .join('\n')
    .trim();
}
