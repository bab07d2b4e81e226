/** English articles and what is no letter or digit say nothing about whether an answer is there. */
const articles = /\b(?:a|an|the)\b/g;

/**
 * A text as answers are compared in it: after NFKC, in lower case, without punctuation and the articles a, an, the; a
 * space between any two words and at both ends, so that what is found in it are whole words.
 */
export function comparable(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .replace(articles, ' ');
  return ` ${words.replace(/\s+/g, ' ').trim()} `;
}

/** Whether one of `answers` stands in `text`, whole words only. @param text as `comparable` gave it. */
export function holdsAnswer(text: string, answers: readonly string[]): boolean {
  return answers.some((answer) => {
    const words = comparable(answer);
    return words.trim() !== '' && text.includes(words);
  });
}
