import type { Answer, FollowsUp, Source, Understood } from './answer.js';
import type { Provenance } from './article.js';

/**
 * An answer with nothing in it of an article that was removed but title, outlet, URL and what a citation says of where
 * it was from: no quotation, no speaker, no number, no rank, no word that was taken from the archive or carried on from there. The numbers of the
 * sources stay, so that those in messages still lead to them.
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
  const isOther = (ranked: { readonly article: string }) => ranked.article !== removed.article;
  const [passages, articles] = [answer.passages.filter(isOther), answer.articles.filter(isOther)];
  const isRanked = passages.length < answer.passages.length || articles.length < answer.articles.length;
  const { followsUp } = answer;
  const isCarried = followsUp?.carried?.about.some(({ article }) => article === removed.article) === true;
  if (gone.size === 0 && !isRanked && !isCarried) return answer;
  const values = (answer.disagreement?.values ?? []).filter(({ source }) => !gone.has(source));
  return {
    ...answer,
    findings: answer.findings.filter(({ source }) => !gone.has(source)),
    sources: answer.sources.map((source) => (gone.has(source.n) ? bare(source, removed.removedAt) : source)),
    disagreement: values.length > 1 ? { values } : null,
    passages,
    articles,
    ...(answer.timeline
      ? {
          timeline: {
            ...answer.timeline,
            days: answer.timeline.days.filter(({ source }) => !gone.has(source)),
          },
        }
      : {}),
    ...(answer.understood ? { understood: asAsked(answer.understood) } : {}),
    ...(followsUp ? { followsUp: withoutWordsOf(removed.article, followsUp) } : {}),
  };
}

/** A name that the question took over was read in a quotation. */
function withoutWordsOf(removedArticle: string, { answer, carried }: FollowsUp): FollowsUp {
  const about = (carried?.about ?? []).filter(({ article }) => article !== removedArticle);
  return { answer, carried: carried && { ...carried, about } };
}

/** Nothing tells which article the words of a respelling stand in. */
function asAsked({ respelt: _respelt, ...understood }: Understood): Understood {
  return understood;
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
    provenance: bareProvenance(provenance),
    removedAt: source.removedAt ?? removedAt,
  };
}

/** The name of a file tells what it says; the address of a feed may hold more than its host. */
function bareProvenance(provenance: Provenance): Provenance {
  switch (provenance.kind) {
    case 'file':
      return { kind: 'file', fileName: '', by: null };
    case 'feed': {
      const { feedUrl, ...rest } = provenance;
      return { ...rest, feedUrl: URL.canParse(feedUrl) ? `${new URL(feedUrl).origin}/` : '' };
    }
    default:
      return provenance;
  }
}
