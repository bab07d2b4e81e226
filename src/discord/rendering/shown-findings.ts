import type { Answer, Finding, Source } from '../../archive/answer.js';
import { answeringWords } from '../../answering/answering-words/answering-words.js';
import type { Wording } from '../../locales/wording.js';
import { keySpan } from '../key-span.js';
import { quotationBlock } from '../markdown/quotation-block.js';

/** A finding as it is quoted. */
export interface ShownFinding {
  /** Its index in the answer. */
  readonly finding: number;
  readonly source: Source;
  /** The words of the article: all of the finding's quotation, or its key sentence. */
  readonly slice: string;
  /** The same as a block quote, with its number. */
  readonly block: string;
}

/** The whole quotation and who speaks in it, with the words that answer in bold; null where it cannot be shown unchanged. */
export function showWhole(
  answer: Answer,
  finding: number,
  source: Source,
  { t }: Wording,
): ShownFinding | null {
  const { quote, speaker, ...rest } = findingAt(answer, finding);
  const bold = answeringWords(answer.question, { quote, ...rest });
  const block = quotationBlock(quote, source.n, { bold, speaker, speakerLabel: t('answer:speaker') });
  return block === null ? null : { finding, source, slice: quote, block };
}

/** The sentence that answers alone. Who speaks was found for the whole quotation, and is not said of a part of it. */
export function showKeySentence(answer: Answer, finding: number, source: Source): ShownFinding | null {
  const { quote, ...rest } = findingAt(answer, finding);
  const key = keySpan({ quote, ...rest });
  const slice = key ? quote.slice(key.start, key.end) : '';
  const block = slice === '' ? null : quotationBlock(slice, source.n);
  return block === null ? null : { finding, source, slice, block };
}

function findingAt({ findings }: Answer, index: number): Finding {
  const finding = findings[index];
  if (!finding) throw new RangeError(`The answer has no finding ${index}.`);
  return finding;
}
