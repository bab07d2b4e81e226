import type { SeededRandom } from './seeded-random.js';

/** An article that never was. */
export interface InventedArticle {
  readonly title: string;
  readonly outlet: string;
  readonly date: string;
  readonly paragraphs: readonly string[];
}

const outlets = ['Northern Ledger', 'Morning Herald', 'Coast Courier', 'Valley Post'];
const heads = [
  'Lind',
  'Orrin',
  'Castel',
  'Hallow',
  'Erlo',
  'Dun',
  'Kvist',
  'Tor',
  'Oden',
  'Bram',
  'Sel',
  'Wex',
];
const tails = ['mark', 'ford', 'mere', 'wick', 'haven', 'ridge', 'burg', 'by', 'sund', 'combe'];
const people = ['Ada Holm', 'Jon Veld', 'Mira Tarn', 'Olaf Brandt', 'Ines Quill', 'Paul Rosk', 'Lena Frey'];
const things = [
  'bridge',
  'library',
  'ferry',
  'tunnel',
  'hospital',
  'school',
  'market hall',
  'paper mill',
  'harbour',
];
const deeds = [
  'was reopened',
  'was closed',
  'was sold',
  'burnt down',
  'was flooded',
  'gets a new roof',
  'was rebuilt',
];
const reasons = [
  'after a storm',
  'after a debate of nine hours',
  'for lack of money',
  'against the advice of its engineers',
];

const town = (random: SeededRandom): string => random.pick(heads) + random.pick(tails);
const crowns = (random: SeededRandom): string => `${random.below(90) + 2} million crowns`;

/** Some 300 words; the number makes it an article of its own. */
export function inventedArticle(random: SeededRandom, number: number): InventedArticle {
  const [place, thing, deed, person] = [
    town(random),
    random.pick(things),
    random.pick(deeds),
    random.pick(people),
  ];
  const paragraphs = Array.from({ length: 6 }, (_, index) =>
    Array.from({ length: 3 }, () => sentence(random, { place, thing, number: number * 6 + index })).join(' '),
  );
  return {
    title: `The ${thing} of ${place} ${deed} (${number})`,
    outlet: random.pick(outlets),
    date: new Date(Date.UTC(2026, random.below(10), random.below(28) + 1)).toISOString().slice(0, 10),
    paragraphs: [
      `The ${thing} of ${place} ${deed} on Tuesday ${random.pick(reasons)}, said ${person}, who had warned of it in report ${number}.`,
      ...paragraphs,
    ],
  };
}

function sentence(
  random: SeededRandom,
  { place, thing, number }: { readonly place: string; readonly thing: string; readonly number: number },
): string {
  return random.pick([
    `${random.pick(people)} told the council of ${place} that the ${thing} costs ${crowns(random)}, of which the town pays one half.`,
    `In case ${number} the court of ${town(random)} ruled that the ${random.pick(things)} may stay open until ${random.pick(['May', 'autumn', 'the winter'])}.`,
    `Some ${random.below(900) + 20} people who live near the ${thing} of ${place} signed a letter to ${random.pick(people)}.`,
    `The company that built the ${thing} has ${random.below(400) + 12} workers and an office in ${town(random)}.`,
    `A second ${random.pick(things)} is planned for ${place}, and is to be paid for with a loan over ${random.below(30) + 5} years.`,
  ]);
}

/** What somebody may ask of these; some of it nothing answers. */
export function inventedQuestion(random: SeededRandom): string {
  const [place, thing] = [town(random), random.pick(things)];
  return random.pick([
    `What happened to the ${thing} of ${place}?`,
    `How much does the ${thing} of ${place} cost?`,
    `What did ${random.pick(people)} say about the ${thing}?`,
    `Who signed a letter about the ${thing} in ${place}?`,
    `Which ${thing} was sold this year?`,
    `How many workers has the company that built the ${thing} of ${place}?`,
  ]);
}

/** A sentence that an archive may support or not. */
export function inventedClaim(random: SeededRandom): string {
  return `The ${random.pick(things)} of ${town(random)} ${random.pick(deeds)} on Tuesday ${random.pick(reasons)}.`;
}
