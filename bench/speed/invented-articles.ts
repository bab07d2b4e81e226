import { oneOf, seededRandom } from './random.js';

/** An article of no meaning, whose words are as frequent as those of a language. */
export interface InventedArticle {
  readonly title: string;
  readonly outlet: string;
  readonly publishedAt: string;
  readonly passages: readonly string[];
}

const syllables = [
  'ba',
  'den',
  'ko',
  'lin',
  'mar',
  'no',
  'per',
  'ra',
  'sel',
  'tor',
  'ul',
  'vi',
  'wen',
  'zan',
];
const vocabularySize = 8_000;
const outlets = Array.from({ length: 60 }, (_, index) => `Outlet ${index + 1}`);
const passagesOfArticle = 10;
const sentencesOfPassage = 6;

/**
 * Articles whose words follow Zipf's law with the exponent 1, as those of English prose do (Zipf 1949), the thirty commonest being
 * everyday words of English.
 */
export function inventedArticles(count: number): readonly InventedArticle[] {
  const random = seededRandom(7);
  const words = vocabulary(random);
  const word = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'the';
  const sentence = (): string => {
    const [first = 'the', ...rest] = Array.from({ length: 12 + Math.floor(random() * 12) }, word);
    return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${rest.join(' ')}.`;
  };
  return Array.from({ length: count }, () => ({
    title: sentence().slice(0, -1),
    outlet: oneOf(outlets, random),
    publishedAt: new Date(Date.UTC(2022, 0, 1) + Math.floor(random() * 730) * 86_400_000)
      .toISOString()
      .slice(0, 10),
    passages: Array.from({ length: passagesOfArticle }, () =>
      Array.from({ length: sentencesOfPassage }, sentence).join(' '),
    ),
  }));
}

const commonest =
  'the of to and a in is it that was for on are with as be at one have this from or had by but some what there we can';

function vocabulary(random: () => number): readonly string[] {
  const made = new Set(commonest.split(' '));
  while (made.size < vocabularySize) {
    made.add(Array.from({ length: 2 + Math.floor(random() * 3) }, () => oneOf(syllables, random)).join(''));
  }
  return [...made];
}
