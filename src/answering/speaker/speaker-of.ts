import type { Span } from '../../archive/article.js';
import { personMeant } from './antecedent.js';
import { attributionOfQuotation, type PlacedAttribution } from './attribution-of-quotation.js';
import type { Person } from './people.js';
import { Report } from './report.js';

/** Who speaks in a quotation from an article: a name as it stands in the article's text. */
export interface Speaker extends Span {
  readonly name: string;
}

/** Fewer words between quotation marks are a phrase that somebody used, not what he had to say. */
const wordsOfSpeech = 4;

/**
 * Who speaks in a slice of an article, where that tells somebody's words and his name stands outside of it: "he said",
 * "the minister added", or words between quotation marks whose speaker is named before or after. Null where the slice
 * is nobody's words, holds the name itself, holds the words of two, or leaves open whose they are: rather nobody than the
 * wrong one.
 *
 * @param text of the article; of what follows the slice only the rest of its paragraph is looked at.
 * @param slice in UTF-16 units of the text.
 */
export function speakerOf(text: string, slice: Span): Speaker | null {
  const report = new Report(text, slice.end);
  const attributions = attributionsFor(slice, report);
  if (attributions === null || attributions.length === 0) return null;
  const people = new Set<Person | null>();
  for (const { subject, index, position } of attributions)
    people.add(personMeant(subject, index, position, report));
  const [person] = people;
  if (people.size !== 1 || !person || namesHim(text.slice(slice.start, slice.end), person)) return null;
  return { name: person.name, start: person.start, end: person.end };
}

/** Whatever says whose words stand in the slice; null where that of some is not said. */
function attributionsFor(slice: Span, report: Report): readonly PlacedAttribution[] | null {
  const found: PlacedAttribution[] = [];
  for (const [index, span] of report.spans.entries()) {
    if (span.end <= slice.start || span.start >= slice.end) continue;
    found.push(
      ...report
        .attributions(index)
        .filter(({ start, end }) => start >= slice.start && end <= slice.end)
        .map((attribution) => ({ ...attribution, index })),
    );
    for (const quotation of report.paragraph(index).quoted) {
      const shared = {
        start: Math.max(quotation.start, slice.start),
        end: Math.min(quotation.end, slice.end),
      };
      if (countWords(report.text(shared)) < wordsOfSpeech) continue;
      if (isQuotedWithin(report.text({ start: quotation.start + 1, end: shared.start + 1 }))) return null;
      const attribution = attributionOfQuotation(quotation, index, report);
      if (attribution === null) return null;
      if (attribution !== 'none') found.push(attribution);
    }
  }
  return found;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Whether a text between quotation marks ends within inner ones: whoever speaks gives the words of somebody else. */
function isQuotedWithin(text: string): boolean {
  const opened = [...text.matchAll(/(?<![\p{L}\p{N}.,!?])[‘'](?=\p{L}|$)/gu)].at(-1);
  return opened !== undefined && !/[\p{L}\p{N}.,!?…][’'](?![\p{L}\p{N}])/u.test(text.slice(opened.index + 1));
}

/** Whether a part of his name stands in a text: who he is can be read there. */
function namesHim(text: string, { words }: Person): boolean {
  const inText = new Set(text.toLowerCase().match(/[\p{L}\p{M}]+/gu));
  const parts = words.flatMap((word) => word.match(/[\p{L}\p{M}]{3,}/gu) ?? [word]);
  return parts.some((part) => inText.has(part));
}
