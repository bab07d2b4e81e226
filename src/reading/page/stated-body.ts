import { isProse, joinBlocks, type PageBlock } from './page-blocks.js';
import { endsSentence } from './tidy-blocks.js';

/** A stated body this much longer than what the page shows is the article, and the page's text a stub. */
const stubFactor = 1.5;
/** … or this much, where what the page shows stands in it. */
const fullerFactor = 1.15;
/** Share of the page's text that must stand in the stated body before it is trusted to tell what belongs. */
const agreement = 0.7;
const shortestStated = 300;

/**
 * What a page shows, held against the `articleBody` that it states for machines: the stated text where
 * the page shows a part of it, else what is shown without what stands above and below the stated text.
 */
export function agreeWithStated(shown: readonly PageBlock[], body: string | null): string {
  const text = joinBlocks(shown);
  const stated = plainBody(body);
  if (stated.length < shortestStated) return text === '' ? stated : text;
  const whole = comparable(stated);
  const isStated = shown.map((block) => whole.includes(comparable(block.text)));
  const shared = shown.reduce((sum, block, index) => sum + (isStated[index] ? block.text.length : 0), 0);
  const agrees = shared >= text.length * agreement;
  if (stated.length > text.length * (agrees ? fullerFactor : stubFactor)) return stated;
  if (shared < stated.length * agreement) return text;
  return joinBlocks(
    shown.slice(standfirstBefore(shown, isStated.indexOf(true)), isStated.lastIndexOf(true) + 1),
  );
}

/** Where the sentences begin that stand directly above a block: a standfirst is seldom stated with the body. */
function standfirstBefore(shown: readonly PageBlock[], first: number): number {
  let start = first;
  for (let block = shown[start - 1]; block && isProse(block) && endsSentence(block.text);) {
    start -= 1;
    block = shown[start - 1];
  }
  return start;
}

/** `articleBody` is plain text, though some write markup into it. */
function plainBody(body: string | null): string {
  if (body === null) return '';
  return body
    .replace(/<\/(?:p|div|h\d|li)>|<br\s{0,10}\/?>/gi, '\n\n')
    .replace(/<\/?[a-z][^<>]{0,300}>/gi, '')
    .replace(/&nbsp;/g, ' ')
    .trim();
}

/** Letters and digits alone: the two are spaced and punctuated differently. */
function comparable(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
