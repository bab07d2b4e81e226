const maximumWords = 16;
const maximumLength = 120;
/** Marks that end or continue a sentence, with the quotes and brackets that may close after them. */
const endsLikeProse = /[.!?…:;,。！？；：、।؟۔][\s"'”’“»›)\]}」』）]*$/u;
const bullet = /^(?:[•▪‣◦●*·]|[-–—](?=\s)|\d{1,3}[.)])\s*\p{L}?/u;
const dashed = /^[-–—]+ .+ [-–—]+$/u;
const question = /^[^"“„«]+\?$/u;
const maximumQuestionWords = 12;
const cased = /\p{Lu}|\p{Ll}/u;

/**
 * Whether a paragraph heads what follows instead of saying something: a short line without a final
 * mark ("The road ahead"), one between dashes ("– ‘New hope’ for talks –"), or a lone short question
 * ("What happens next?"). Such a line is stored and stands in no passage: a teaser or a heading
 * answers nothing. Numbered points and scripts without capitals and full stops are read as prose.
 */
export function isHeading(paragraph: string): boolean {
  if (paragraph.length > maximumLength) return false;
  if (dashed.test(paragraph)) return true;
  const words = paragraph.split(' ').length;
  if (words <= maximumQuestionWords && question.test(paragraph)) return true;
  if (words > maximumWords || bullet.test(paragraph) || endsLikeProse.test(paragraph)) return false;
  return cased.test(paragraph) || /^[\P{L}]*$/u.test(paragraph);
}
