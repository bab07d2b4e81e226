import type { Answer, Finding, Source } from '../archive/answer.js';
import type { Archive } from '../archive/archive.js';
import { parseCollectionId } from '../archive/collection-id.js';

/**
 * The findings of an answer whose quotation is not the slice of the stored text that it says it is, or whose speaker that
 * text does not name. There should be none.
 */
export async function misquotations(
  { findings, sources }: Pick<Answer, 'findings' | 'sources'>,
  archive: Archive,
): Promise<readonly Finding[]> {
  const checked = await Promise.all(
    findings.map(async (finding) => {
      const source = sources.find(({ n }) => n === finding.source);
      const text = source ? await storedText(source, archive) : null;
      return { finding, isVerbatim: text !== null && isStored(finding, text) };
    }),
  );
  return checked.filter(({ isVerbatim }) => !isVerbatim).map(({ finding }) => finding);
}

function isStored({ start, end, quote, speaker }: Finding, text: string): boolean {
  return text.slice(start, end) === quote && (speaker === null || text.includes(speaker));
}

function storedText({ collection, article, version }: Source, archive: Archive): Promise<string | null> {
  return archive.collection(parseCollectionId(collection)).versionText(article, version);
}
