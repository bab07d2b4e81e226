import type { ImportLine } from './invented-articles.js';

/** A labelled question as `eval` reads it. */
export interface QuestionLine {
  readonly id: string;
  readonly question: string;
  readonly date: string;
  readonly answer?: string;
  readonly relevant?: readonly string[];
}

const reports: readonly (readonly [title: string, date: string, text: string])[] = [
  [
    'Bridge over the Skelda opens',
    '2025-03-03',
    'Mayor Ilka Brandt opened the new bridge over the Skelda on Monday. Some 400 people walked across it in the first hour.',
  ],
  [
    'Night ferry to Larkness stops',
    '2025-03-05',
    'The night ferry to Larkness will stop in April, its owner said. Fuel has become too dear, and only nine passengers a night were left.',
  ],
  [
    'Seed bank floods',
    '2025-03-08',
    'Water stood a metre high in the seed bank of Quillmere after the storm. Its keeper, Osei Marlowe, carried 2,000 jars of barley upstairs.',
  ],
  [
    'Tram drivers win their case',
    '2025-03-11',
    'A court in Norrholm ruled that tram drivers must be paid for the way to the depot. The union had waited three years for the ruling.',
  ],
  [
    'Lighthouse sold for one crown',
    '2025-03-13',
    'The lighthouse of Penfold was sold to a choir for one crown. The choir will rehearse in the lamp room.',
  ],
  [
    'Grain silo becomes a library',
    '2025-03-17',
    'Architect Priya Vantongeren will turn the grain silo at Vashti Bay into a library with a spiral of shelves.',
  ],
  [
    'School teaches sailing',
    '2025-03-19',
    'Every pupil of the Tamsin Ford school will learn to sail from next autumn, the head teacher announced.',
  ],
  [
    'Bees close the motorway',
    '2025-03-21',
    'A lorry with 80 hives overturned near Ostrava Reach, and police closed the motorway until the bees were gathered.',
  ],
  [
    'Clockmaker found a coin',
    '2025-03-24',
    'A clockmaker found a gold coin of the year 1623 inside the tower clock of Larkness. It goes to the museum.',
  ],
  [
    'Cinema keeps its organ',
    '2025-03-26',
    'The old cinema of Quillmere keeps its organ after 3,100 people signed a petition that Wren Adeyemi had begun.',
  ],
  [
    'Reindeer on the runway',
    '2025-03-28',
    'Two reindeer held up flights at Norrholm airport for an hour. A pilot fed them bread until a vet arrived.',
  ],
  [
    'Bakers count their loaves',
    '2025-03-31',
    'The bakers of Penfold gave away 5,000 loaves during the power cut, their guild counted. Nobody paid, and nobody was asked to.',
  ],
];

/** Twelve invented articles, no two about the same. */
export const evaluationArticles: readonly ImportLine[] = reports.map(([title, date, text], index) => ({
  id: `report-${index}`,
  title,
  date,
  source: index % 2 === 0 ? 'The Quillmere Courier' : 'Harbour Gazette',
  url: `https://courier.example/report/${index}`,
  text,
}));

/** Six questions; the last is labelled wrongly, so that it fails. */
export const evaluationQuestions: readonly QuestionLine[] = [
  {
    id: 'bridge',
    question: 'Who opened the new bridge over the Skelda?',
    date: '2025-03-04',
    answer: 'Ilka Brandt',
    relevant: ['report-0'],
  },
  {
    id: 'ferry',
    question: 'Why will the night ferry to Larkness stop?',
    date: '2025-03-06',
    answer: 'too dear',
    relevant: ['report-1'],
  },
  {
    id: 'barley',
    question: 'How many jars of barley did the keeper of the seed bank carry upstairs?',
    date: '2025-03-10',
    answer: '2,000',
    relevant: ['report-2'],
  },
  {
    id: 'lighthouse',
    question: 'For how much was the lighthouse of Penfold sold to a choir?',
    date: '2025-03-14',
    answer: 'one crown',
    relevant: ['report-4'],
  },
  {
    id: 'library',
    question: 'Which architect will turn the grain silo at Vashti Bay into a library?',
    date: '2025-03-18',
    answer: 'Priya Vantongeren',
    relevant: ['report-5'],
  },
  {
    id: 'mislabelled',
    question: 'What did the clockmaker find inside the tower clock of Larkness?',
    date: '2025-03-25',
    answer: 'a silver spoon',
    relevant: ['report-99'],
  },
];

/** Two about which nothing was reported. */
export const unanswerableQuestions: readonly QuestionLine[] = [
  { id: 'comet', question: 'Which astronaut repaired the comet telescope in Zanzibar?', date: '2031-01-01' },
  { id: 'opera', question: 'Who conducted the opera about the price of tulips?', date: '2031-02-01' },
];

/** The lines of a JSONL file. */
export function jsonlOf(lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
