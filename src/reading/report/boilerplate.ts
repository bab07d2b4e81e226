import { boilerplateRules, type BoilerplateRule } from './boilerplate-rules.js';
import { captionRules } from './caption-rules.js';

/** No rule matches a longer line: what is longer is prose. */
const longestLine = 500;

const allRules: readonly BoilerplateRule[] = [...boilerplateRules, ...captionRules];

/** The rule that takes this paragraph out, null where it is left. */
export function boilerplateRule(paragraph: string): BoilerplateRule | null {
  if (paragraph.length > longestLine) return null;
  return allRules.find((rule) => rule.pattern.test(paragraph)) ?? null;
}

/** Paragraphs without advertisements, pointers, share bars, captions and credits. */
export function withoutBoilerplate(paragraphs: readonly string[]): string[] {
  return paragraphs.filter((paragraph) => boilerplateRule(paragraph) === null);
}
