import type { Figures, ReliabilityRow, Tradeoff } from './figures.js';

/** How the run was made, as far as the table says it. */
export interface RunFacts {
  readonly switches: object;
  readonly folds?: readonly string[];
  readonly weights?: string;
}

const names: readonly (readonly [keyof Figures, string])[] = [
  ['questions', 'questions'],
  ['hitAt1', 'Hit@1 (article)'],
  ['hitAt4', 'Hit@4'],
  ['hitAt10', 'Hit@10'],
  ['mrrAt10', 'MRR@10'],
  ['passageAt4', 'passage@4'],
  ['quoteAt1', 'quote@1'],
  ['quoteAt4', 'quote@4'],
  ['meanQuotationWords', 'words of a quotation, mean'],
  ['longestQuotationWords', 'words of a quotation, most'],
  ['falseAbstention', 'false abstention'],
  ['nullRejection', 'null rejection'],
  ['nearMissRejection', 'near misses rejected'],
  ['p50Ms', 'a question, p50 ms'],
  ['p95Ms', 'a question, p95 ms'],
];

/** One table for a person, with the trade-off of refusing and the reliability of the probabilities below it. */
export function evaluationTable(
  figures: Figures,
  tradeoffs: readonly Tradeoff[],
  reliability: readonly ReliabilityRow[],
  { switches, folds, weights }: RunFacts,
): string {
  const off = Object.entries(switches).flatMap(([part, isOn]) => (isOn ? [] : [part]));
  const fitted =
    folds === undefined
      ? `weights: ${weights ?? 'as shipped'}`
      : 'weights: out of fold (fitted on other weeks)';
  const widest = Math.max(...names.map(([, name]) => name.length));
  return [
    [fitted, ...(off.length > 0 ? [`without ${off.join(', ')}`] : [])].join('; '),
    ...names.map(([figure, name]) => {
      const value = figures[figure];
      return `${name.padEnd(widest)}  ${figure === 'questions' ? value : shown(value)}`;
    }),
    '',
    'If the threshold were set so that this share of the answerable is refused:',
    ...tradeoffs.map(
      (tradeoff) =>
        `  ${shown(tradeoff.falseAbstention)} (probability ${shown(tradeoff.threshold)}): null rejection ` +
        `${shown(tradeoff.nullRejection)}, near misses ${shown(tradeoff.nearMissRejection)}`,
    ),
    '',
    'Reliability: probability, questions, mean probability, answerable, a quotation holds the answer',
    ...reliability.map(
      (row) =>
        `  ${shown(row.from)}–  ${String(row.questions).padStart(5)}  ${shown(row.meanProbability)}  ` +
        `${shown(row.answerable)}  ${shown(row.quoted)}`,
    ),
  ].join('\n');
}

/** Shares with three decimals, counts and times without; a dash where nothing was measured. */
function shown(figure: number | null): string {
  if (figure === null) return '–';
  if (Number.isInteger(figure) && figure > 1) return String(figure);
  return figure < 10 ? figure.toFixed(3) : figure.toFixed(1);
}
