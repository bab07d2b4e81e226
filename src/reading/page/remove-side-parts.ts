import type { PageElement, PageNode } from './page-dom.js';
import { sidePartNamed, type SidePart } from './side-parts.js';
import { weighText, type TextWeight } from './text-weight.js';

/** A part that holds more of the page's prose than this is the article itself, whatever it is called. */
const largestShare = 0.35;
/** So much prose must be left beside comments that outweigh the article. */
const leastBesideComments = 500;
const removedRoles = /^(?:navigation|complementary|search|dialog|alertdialog|contentinfo|menu|toolbar)$/;
const boxes =
  /^(?:DIV|SECTION|ASIDE|UL|OL|DL|P|FIGURE|FOOTER|HEADER|TABLE|ARTICLE|FORM|H[2-6]|DETAILS|ADDRESS|LI|BLOCKQUOTE)$/;
/** Also where they stand in a line of text. */
const inline = /^(?:caption|share bar|author or date|player|labels)$/;

/**
 * Takes out of a page what stands beside its text: captions, boxes of links, newsletters, share bars,
 * comments, players. A part is told by its element, its role or the words of its class and id, and is left
 * where it is too large for what it is called, or holds the headline or what is marked as the body.
 */
export function removeSideParts(body: PageElement): void {
  const weights = weighText(body);
  const whole = weights.get(body);
  if (whole) removeUnder(body, weights, whole);
}

function removeUnder(parent: PageNode, weights: WeakMap<PageNode, TextWeight>, whole: TextWeight): void {
  const removed: PageElement[] = [];
  for (const child of parent.childNodes) {
    const weight = weights.get(child);
    if (!weight) continue;
    const element = child as PageElement;
    if (isSidePart(element, weight, whole)) removed.push(element);
    else removeUnder(element, weights, whole);
  }
  for (const element of removed) element.remove();
}

function isSidePart(element: PageElement, weight: TextWeight, whole: TextWeight): boolean {
  if (weight.holdsArticle) return false;
  const name = element.nodeName.toUpperCase();
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  const part = names === ' ' ? null : sidePartNamed(names);
  if (part?.name === 'comments') {
    return boxes.test(name) && whole.prose - weight.prose >= Math.min(leastBesideComments, weight.prose);
  }
  if (weight.prose > whole.prose * largestShare) return false;
  if (name === 'FIGURE')
    return weight.prose < 200 && element.querySelector('blockquote, table, pre, ul') === null;
  if (removedRoles.test(element.getAttribute('role') ?? '')) return true;
  if (name === 'ASIDE') return weight.prose < 1_500;
  if (name === 'FOOTER') return weight.prose < 1_000;
  return (
    part !== null && (boxes.test(name) || (name === 'SPAN' && inline.test(part.name))) && fits(part, weight)
  );
}

function fits(part: SidePart, { text, linked }: TextWeight): boolean {
  return text <= part.maximumText && linked >= text * part.leastLinked;
}
