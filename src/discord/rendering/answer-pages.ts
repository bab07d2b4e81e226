import { findingsAtAGlance } from '../../answering/beyond-a-glance.js';
import type { Answer, Source } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { showKeySentence, showWhole, type ShownFinding } from './shown-findings.js';

/** What of an answer stands on one page. Quotations are whole; none is cut to fit. */
export interface AnswerPage {
  /** The best first. */
  readonly shown: readonly ShownFinding[];
  /** Sources that answer in words which cannot be shown unchanged, or not in one message. */
  readonly unquotable: readonly Source[];
}

/** A finding that is to be shown: its index in the answer, and its source. */
interface Placed {
  readonly finding: number;
  readonly source: Source;
}

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
  wording: Wording,
  fits: (page: AnswerPage, index: number) => boolean,
): readonly AnswerPage[] {
  const whole = ({ finding, source }: Placed) => showWhole(answer, finding, source, wording);
  const keySentence = ({ finding, source }: Placed) => showKeySentence(answer, finding, source);
  const left = findingsToShow(answer, without);
  const pages: AnswerPage[] = [];
  while (left.length > 0) {
    const next = left.slice(0, findingsAtAGlance);
    const first = next.slice(0, 1);
    const ways = [
      ...next.map((_, index) => ({ count: next.length - index, show: whole })),
      { count: 1, show: keySentence },
    ].map(({ count, show }) => ({ count, page: pageOf(next.slice(0, count), show) }));
    const { count, page } = ways.find((way) => fits(way.page, pages.length)) ?? {
      count: 1,
      page: pageOf(first, () => null),
    };
    pages.push(page);
    left.splice(0, count);
  }
  return pages.length > 0 ? pages : [{ shown: [], unquotable: [] }];
}

/** A quotation without a source is a defect, and a defect is not shown. */
function findingsToShow(answer: Answer, without: ReadonlySet<number>): Placed[] {
  const sources = new Map(answer.sources.map((source) => [source.n, source]));
  return answer.findings.flatMap(({ source: n }, finding) => {
    const source = sources.get(n);
    return source && !without.has(finding) ? [{ finding, source }] : [];
  });
}

function pageOf(findings: readonly Placed[], show: (placed: Placed) => ShownFinding | null): AnswerPage {
  const shown: ShownFinding[] = [];
  const unquotable = new Map<number, Source>();
  for (const placed of findings) {
    const quoted = show(placed);
    if (quoted) shown.push(quoted);
    else unquotable.set(placed.source.n, placed.source);
  }
  return { shown, unquotable: [...unquotable.values()].sort((left, right) => left.n - right.n) };
}
