import type { Answer, Source } from '../../archive/answer.js';
import { showKeySentence, showWhole, type ShownFinding } from './shown-findings.js';

/** What of an answer stands on one page. Quotations are whole; none is cut to fit. */
export interface AnswerPage {
  /** In the order in which they stand. */
  readonly shown: readonly ShownFinding[];
  /** Sources that answer in words which cannot be shown unchanged, or not in one message. */
  readonly unquotable: readonly Source[];
}

/** As many quotations as are read at a glance. */
const quotationsOnPage = 4;

/**
 * The findings on pages, best first: at most four on one, and no more than fit. Of one that is too long for a page of its
 * own the key sentence is shown. There is always a first page.
 *
 * @param without indices of findings that are not shown.
 * @param fits whether a page, the first or another, is no longer than a message may be.
 */
export function answerPages(
  answer: Answer,
  without: ReadonlySet<number>,
  fits: (page: AnswerPage, index: number) => boolean,
): readonly AnswerPage[] {
  const sources = new Map(answer.sources.map((source) => [source.n, source]));
  // A quotation without a source is a defect, and a defect is not shown.
  const left = answer.findings.flatMap(({ source: n }, finding) => {
    const source = sources.get(n);
    return source && !without.has(finding) ? [{ finding, source }] : [];
  });
  const pages: AnswerPage[] = [];
  while (left.length > 0) {
    const candidates = left.slice(0, quotationsOnPage);
    const counts = candidates.map((_, index) => candidates.length - index);
    const whole = counts.map((count) => ({
      count,
      page: pageOf(answer, candidates.slice(0, count), showWhole),
    }));
    const key = { count: 1, page: pageOf(answer, candidates.slice(0, 1), showKeySentence) };
    const none = { count: 1, page: pageOf(answer, candidates.slice(0, 1), () => null) };
    const { count, page } = [...whole, key].find((each) => fits(each.page, pages.length)) ?? none;
    pages.push(page);
    left.splice(0, count);
  }
  return pages.length > 0 ? pages : [{ shown: [], unquotable: [] }];
}

type Show = (answer: Answer, finding: number, source: Source) => ShownFinding | null;

function pageOf(
  answer: Answer,
  findings: readonly { readonly finding: number; readonly source: Source }[],
  show: Show,
): AnswerPage {
  const shown: ShownFinding[] = [];
  const unquotable = new Map<number, Source>();
  for (const { finding, source } of findings) {
    const block = show(answer, finding, source);
    if (block) shown.push(block);
    else unquotable.set(source.n, source);
  }
  return { shown, unquotable: [...unquotable.values()].sort((left, right) => left.n - right.n) };
}
