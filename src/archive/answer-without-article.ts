import type { Answer, Source } from './answer.js';

/**
 * An answer with nothing in it of an article that was removed but title, outlet and URL: no quotation, no speaker, no
 * number. The numbers of the sources stay, so that those in messages still lead to them.
 */
export function answerWithoutArticle(
  answer: Answer,
  removed: { readonly collection: string; readonly article: string; readonly removedAt: string },
): Answer {
  const gone = new Set(
    answer.sources
      .filter(({ collection, article }) => collection === removed.collection && article === removed.article)
      .map(({ n }) => n),
  );
  if (gone.size === 0) return answer;
  const values = (answer.disagreement?.values ?? []).filter(({ source }) => !gone.has(source));
  return {
    ...answer,
    findings: answer.findings.filter(({ source }) => !gone.has(source)),
    sources: answer.sources.map((source) => (gone.has(source.n) ? bare(source, removed.removedAt) : source)),
    disagreement: values.length > 1 ? { values } : null,
  };
}

function bare(source: Source, removedAt: string): Source {
  const { n, collection, article, version, title, outlet, retrievedAt, url, provenance } = source;
  return {
    n,
    collection,
    article,
    version,
    externalId: null,
    title,
    outlet,
    authors: [],
    publishedAt: null,
    retrievedAt,
    url,
    provenance,
    removedAt: source.removedAt ?? removedAt,
  };
}
