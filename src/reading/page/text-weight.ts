import { isSkipped } from './page-blocks.js';
import type { PageNode } from './page-dom.js';

/** How much text a part of a page holds, in UTF-16 units without spaces. */
export interface TextWeight {
  readonly text: number;
  /** Of it in links. */
  readonly linked: number;
  /** Of it in long paragraphs outside of links. */
  readonly prose: number;
  /** Whether the page's headline, or what is marked as the article's body, stands in it. */
  readonly holdsArticle: boolean;
}

const nothing: TextWeight = { text: 0, linked: 0, prose: 0, holdsArticle: false };
/** A shorter run of text is a label, a teaser's head or a caption. */
const shortestProse = 60;

/** Weighs every element under `root`, in one pass. */
export function weighText(root: PageNode): WeakMap<PageNode, TextWeight> {
  const weights = new WeakMap<PageNode, TextWeight>();
  weigh(root, weights);
  return weights;
}

function weigh(node: PageNode, weights: WeakMap<PageNode, TextWeight>): TextWeight {
  if (node.nodeType === 3) {
    const text = (node.textContent ?? '').replace(/\s+/g, '').length;
    return { ...nothing, text };
  }
  if (node.nodeType !== 1 || isSkipped(node)) return nothing;
  let [text, linked, prose] = [0, 0, 0];
  let own = 0;
  let holdsArticle = isArticleMark(node);
  for (const child of node.childNodes) {
    const weight = weigh(child, weights);
    text += weight.text;
    linked += weight.linked;
    prose += weight.prose;
    holdsArticle ||= weight.holdsArticle;
    // Text of this element itself, and of inline elements in it that count as no prose of their own.
    if (weight.prose === 0) own += weight.text - weight.linked;
  }
  const name = node.nodeName.toUpperCase();
  if (name === 'A') linked = text;
  else if (own >= shortestProse && isParagraph(name)) prose += own;
  const weight = { text, linked, prose, holdsArticle };
  weights.set(node, weight);
  return weight;
}

function isParagraph(name: string): boolean {
  return /^(?:P|DIV|SECTION|ARTICLE|TD|LI|BLOCKQUOTE|MAIN|BODY|PRE|FONT|CENTER)$/.test(name);
}

function isArticleMark(node: PageNode): boolean {
  const name = node.nodeName.toUpperCase();
  if (name === 'H1') return (node.textContent ?? '').trim() !== '';
  const property = 'getAttribute' in node ? (node as PageNode & Attributes).getAttribute('itemprop') : null;
  return property !== null && /\barticleBody\b/.test(property);
}

interface Attributes {
  getAttribute(name: string): string | null;
}
