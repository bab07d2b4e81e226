/** Largest file that is read. */
export const maximumFileBytes = 20 * 2 ** 20;
/**
 * Longest text of an article, in UTF-16 units, wherever it is from: pasted, a decoded file, what is found in
 * a page. A news report has fewer than 50,000; a book is no article.
 */
export const maximumTextLength = 400_000;
/** An article has at least so many letters. */
export const minimumLetters = 40;
