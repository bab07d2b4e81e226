import type { Finding, Source } from '../archive/answer.js';
import type { Candidate } from '../search/retrieval.js';
import type { ChosenQuotation } from './choose-findings.js';
import { rounded } from './rounded.js';
import { speakerOf } from './speaker/speaker-of.js';

/**
 * The quotations as findings, each under the number of its source; quotations of one article share it. A finding's score
 * is the probability that the archive answers, less for each quotation that is less likely than the first.
 */
export function numberSources(
  chosen: readonly ChosenQuotation[],
  probability: number,
): { findings: Finding[]; sources: Source[] } {
  const greatest = Math.max(...chosen.map(({ likelihood }) => likelihood));
  const sources: Source[] = [];
  const findings = chosen.map(({ sentence, quote, start, end, key, likelihood }) => {
    const { candidate } = sentence;
    const known = sources.find(
      (source) =>
        source.article === candidate.passage.articleId && source.collection === candidate.collection,
    );
    const source = known ?? sourceOf(candidate, sources.length + 1);
    if (!known) sources.push(source);
    const score = rounded((probability * likelihood) / greatest);
    const speaker = speakerOf(candidate.passage.article.text, { start, end })?.name ?? null;
    return { source: source.n, quote, start, end, key, speaker, score };
  });
  return { findings, sources };
}

/** What an answer keeps of the article of a passage. */
export function sourceOf({ passage, collection }: Candidate, n: number): Source {
  const { article } = passage;
  return {
    n,
    collection,
    article: article.id,
    version: passage.version,
    externalId: article.externalId,
    title: article.title,
    outlet: article.outlet,
    authors: article.authors,
    publishedAt: article.publishedAt,
    retrievedAt: article.retrievedAt,
    url: article.url,
    provenance: article.provenance,
    ...(article.language ? { language: article.language } : {}),
    ...(article.outletBy ? { outletBy: article.outletBy } : {}),
  };
}
