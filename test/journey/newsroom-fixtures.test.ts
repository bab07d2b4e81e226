import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/reading/passages/sentences.js';
import { stopWords } from '../../src/search/stop-words.js';
import { readFixture, type GradedQuestion } from './graded-questions.js';
import { holdsWords } from './holds-words.js';
import { newsroomArticles, type NewsroomArticle } from './newsroom-articles.js';

/** A question as it must stand in the file. */
type Labelled = GradedQuestion & Required<Pick<GradedQuestion, 'id' | 'date' | 'relevant' | 'tags' | 'fold'>>;

const articles = newsroomArticles();
const questions = readFixture<Labelled>('questions.jsonl');
const answerable = questions.filter(({ answers }) => answers.length > 0);
const unanswerable = questions.filter(({ answers }) => answers.length === 0);
const yearMs = 365 * 86_400_000;

function article(id: string): NewsroomArticle {
  const found = articles.find((each) => each.id === id);
  if (!found) throw new Error(`There is no article "${id}".`);
  return found;
}

/** Ids of the questions for which something does not hold. */
function idsWhere(of: readonly Labelled[], isWrong: (question: Labelled) => boolean): readonly string[] {
  return of.filter(isWrong).map(({ id }) => id);
}

const tagged = (tag: string) => questions.filter(({ tags }) => tags.includes(tag));

/** A crude stem, of no other make than its own: the first five letters. */
function contentWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.filter((word) => word.length > 1 && !stopWords.has(word)).map((word) => word.slice(0, 5)),
  );
}

describe('the newsroom', () => {
  test('is large and mixed enough to be judged by', () => {
    expect(articles.length).toBeGreaterThanOrEqual(60);
    expect(answerable.length).toBeGreaterThanOrEqual(120);
    expect(unanswerable.length).toBeGreaterThanOrEqual(60);
    expect(new Set(articles.map(({ source }) => source)).size).toBeGreaterThanOrEqual(15);
    expect(articles.map(({ language }) => language)).toEqual(
      expect.arrayContaining(['de', 'fr', 'es', 'pt', 'tr']),
    );
    expect(tagged('near-miss').length).toBeGreaterThanOrEqual(30);
    expect(tagged('later-event').length).toBeGreaterThanOrEqual(10);
    expect(tagged('off-topic').length).toBeGreaterThanOrEqual(20);
  });

  test('has no id twice', () => {
    expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
  });

  test('hides every second question', () => {
    expect(idsWhere(questions, ({ id, fold }) => fold !== (isEven(id) ? 'hidden' : 'open'))).toEqual([]);
  });
});

describe('a question with an answer', () => {
  test('is asked when its articles are there', () => {
    expect(
      idsWhere(
        answerable,
        ({ relevant, date }) => relevant.length === 0 || relevant.some((id) => article(id).date > date),
      ),
    ).toEqual([]);
  });

  test('is answered in words of each of its articles', () => {
    expect(
      idsWhere(answerable, ({ relevant, answers }) =>
        relevant.some((id) => !holdsWords(article(id).text, answers)),
      ),
    ).toEqual([]);
  });

  test('does not hold its own answer', () => {
    expect(idsWhere(answerable, ({ question, answers }) => holdsWords(question, answers))).toEqual([]);
  });

  test('has sides that each stand in an article of their own and not in the other', () => {
    const wrong = questions.flatMap(({ id, sides = {}, relevant }) =>
      Object.entries(sides)
        .filter(
          ([of, words]) =>
            !words.every((each) => holdsWords(article(of).text, [each])) ||
            relevant.filter((other) => holdsWords(article(other).text, words)).join() !== of,
        )
        .map(([of]) => `${id} ${of}`),
    );
    expect(wrong).toEqual([]);
  });

  test('tagged as a paraphrase shares at most half its words with each sentence that answers', () => {
    const shares = tagged('paraphrase').map(({ id, question, relevant, answers }) => {
      const asked = [...contentWords(question)];
      const sentences = relevant.flatMap((of) => {
        const { text } = article(of);
        return splitSentences(text).map(({ start, end }) => text.slice(start, end));
      });
      const answering = sentences.filter((sentence) => holdsWords(sentence, answers));
      expect(answering).not.toEqual([]);
      const shared = answering.map((sentence) => {
        const words = contentWords(sentence);
        return asked.filter((word) => words.has(word)).length / asked.length;
      });
      return { id, share: Math.max(...shared) };
    });
    expect(shares.filter(({ share }) => share > 0.5)).toEqual([]);
    expect(shares.length).toBeGreaterThanOrEqual(10);
  });

  test('tagged as old is asked a year later or more, and newer articles are there', () => {
    expect(
      idsWhere(
        tagged('old-event'),
        ({ date, relevant }) =>
          Date.parse(date) - Date.parse(newest(relevant)) < yearMs ||
          articles.filter((each) => each.date > newest(relevant) && each.date <= date).length < 5,
      ),
    ).toEqual([]);
  });

  test('tagged as misspelt holds a word that no article knows', () => {
    const known = new Set(articles.flatMap(({ title, text }) => [...lettersOf(title), ...lettersOf(text)]));
    expect(
      idsWhere(tagged('typo'), ({ question }) => lettersOf(question).every((word) => known.has(word))),
    ).toEqual([]);
  });
});

describe('a question without an answer', () => {
  test('names no article that answers', () => {
    expect(idsWhere(unanswerable, ({ relevant }) => relevant.length > 0)).toEqual([]);
  });

  test('that comes near says to which articles, and they are there when it is asked', () => {
    const near = [...tagged('near-miss'), ...tagged('later-event')];
    expect(
      idsWhere(
        near,
        ({ about = [], date }) => about.length === 0 || about.some((id) => article(id).date > date),
      ),
    ).toEqual([]);
  });

  test('that comes near nothing must be met with nothing', () => {
    expect(idsWhere(questions, (each) => (each.verdict === 'nothing') !== isOffTopic(each))).toEqual([]);
    expect(idsWhere(tagged('off-topic'), ({ about }) => about !== undefined)).toEqual([]);
  });
});

function isEven(id: string): boolean {
  return Number(/\d+$/.exec(id)?.[0]) % 2 === 0;
}

function isOffTopic({ tags }: Labelled): boolean {
  return tags.includes('off-topic');
}

/** The day of the newest of these articles. */
function newest(ids: readonly string[]): string {
  return ids.map((id) => article(id).date).reduce((one, other) => (other > one ? other : one), '');
}

function lettersOf(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}
