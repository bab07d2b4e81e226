import type { NewsroomArticle } from '../newsroom-articles.js';

/** Invented reports on one ferry, of ten days and as many outlets: a timeline and an answer of them have several pages. */
const reports: readonly (readonly [outlet: string, title: string, sentence: string])[] = [
  [
    'Northern Ledger',
    'Torsund ferry runs aground',
    'The Torsund ferry ran aground off Odenvik with 84 passengers.',
  ],
  ['Morning Herald', 'Divers at the Torsund ferry', 'Divers found a crack in the hull of the Torsund ferry.'],
  [
    'Harbour Post',
    'Torsund ferry is towed',
    'The Torsund ferry was towed to the yard at Lindmark by two tugs.',
  ],
  ['Island Echo', 'A smaller boat for Torsund', 'The Torsund ferry is replaced by the smaller boat Vesle.'],
  [
    'Odenvik Daily',
    'Captain of the Torsund ferry heard',
    'The captain of the Torsund ferry, Ida Solheim, was heard.',
  ],
  [
    'Kvist Courier',
    'Rudder of the Torsund ferry',
    'The rudder of the Torsund ferry had failed near the lighthouse.',
  ],
  [
    'Coast Wire',
    'Owner of the Torsund ferry pays',
    'The owner of the Torsund ferry, Havlinje, pays for all hotels.',
  ],
  [
    'Fjord Times',
    'New hull plates for Torsund ferry',
    'The Torsund ferry gets eleven new hull plates of steel.',
  ],
  [
    'Lindmark Star',
    'Torsund ferry leaves the yard',
    'The Torsund ferry left the yard at Lindmark on its own engine.',
  ],
  [
    'Torsund Voice',
    'Torsund ferry sails again',
    'The Torsund ferry sails again, and the mayor was its first passenger.',
  ],
];

export const ferryArticles: readonly NewsroomArticle[] = reports.map(([source, title, sentence], index) => {
  const day = String(index + 1).padStart(2, '0');
  const host = source.toLowerCase().replaceAll(' ', '-');
  return {
    id: `ferry-${day}`,
    title,
    date: `2026-03-${day}`,
    source,
    url: `https://${host}.example/ferry/${day}`,
    text: `${sentence}\n\nMore on it is to be read in the paper of ${source} tomorrow, page ${index + 2}.`,
  };
});

export const ferryQuestion = 'What happened to the Torsund ferry?';
/** Of what no report tells. */
export const unanswered = 'Who won the chess championship of Brannow in 1931?';
