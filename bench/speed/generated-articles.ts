const places = ['Lindmark', 'Orrin Bay', 'Castel Verro', 'Hallow Ridge', 'Sandholt', 'Merrow', 'Tessaly'];
const people = ['Ada Brandt', 'Jonas Weil', 'Priya Raman', 'Luis Ferrer', 'Noor Haddad', 'Tom Okafor'];
const bodies = ['city council', 'port authority', 'health board', 'school district', 'water company'];
const deeds = ['postponed the vote on', 'opened an inquiry into', 'raised the budget for', 'voted down'];
const things = ['the harbour bridge', 'the northern railway', 'a new hospital wing', 'the flood barrier'];
const reasons = ['after a week of protests', 'because costs had doubled', 'despite warnings from engineers'];
const sentencesPerArticle = 90;

/** An article as `dateline import` reads it. */
export interface CorpusArticle {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly source: string;
  readonly url: string;
  readonly text: string;
}

/** News of nowhere, the same at every run and no two alike: for whoever has no corpus of his own. */
export function generatedArticles(count: number, first = 0): readonly CorpusArticle[] {
  return Array.from({ length: count }, (_, offset) => generatedArticle(first + offset));
}

/** Questions about what `generatedArticles` tells, no two alike. */
export function generatedQuestions(count: number, first = 0): readonly string[] {
  return Array.from({ length: count }, (_, offset) => {
    const pick = picker(1_000_000 + first + offset);
    return `Why was ${pick(things)} of ${pick(places)} in the news when ${pick(people)} spoke to the ${pick(bodies)} about line ${first + offset}?`;
  });
}

function generatedArticle(number: number): CorpusArticle {
  const pick = picker(number);
  const sentence = (_: unknown, line: number): string =>
    `${pick(people)} of ${pick(places)} said in report ${number * sentencesPerArticle + line} that the ${pick(bodies)} ` +
    `${pick(deeds)} ${pick(things)} ${pick(reasons)}${line % 6 === 5 ? '.\n\n' : '. '}`;
  const day = new Date(Date.UTC(2021, 0, 1 + (number % 700))).toISOString().slice(0, 10);
  return {
    id: `generated-${number}`,
    title: `The ${pick(bodies)} of ${pick(places)} ${pick(deeds)} ${pick(things)} (${number})`,
    date: day,
    source: `${pick(places)} Courier`,
    url: `https://news.example/${number}`,
    text: Array.from({ length: sentencesPerArticle }, sentence).join(''),
  };
}

/** Picks by a linear congruential generator, seeded with `seed`. */
function picker(seed: number): (words: readonly string[]) => string {
  let state = (seed * 2_654_435_761) >>> 0;
  return (words) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return words[Math.floor((state / 2 ** 32) * words.length)]!;
  };
}
