/** Largest file that is read. */
export const maximumFileBytes = 20 * 2 ** 20;
/** Longest text that can be pasted, in UTF-16 units: a long report has 100,000. */
export const maximumTextLength = 2 ** 20;
/** An article has at least so many letters. */
export const minimumLetters = 40;
