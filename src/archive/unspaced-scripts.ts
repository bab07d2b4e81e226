/** A letter, with its marks, of a script that puts no space between words. */
const letters = String.raw`[\p{Script=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const unspaced = new RegExp(letters, 'u');
const runs = new RegExp(String.raw`(?:${letters}\p{M}*)+|(?:(?!${letters})[^])+`, 'gu');

/** Whether a word holds writing that puts no space between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
export function isUnspaced(word: string): boolean {
  return unspaced.test(word);
}

/**
 * The parts of such a run of letters by which it is found: every two neighbours, as 東京都 → 東京, 京都. What stands
 * between in other scripts stays whole. Pairs need no dictionary, which differs from one version of Node to the next:
 * an index made by one would not be found by another.
 */
export function letterPairs(word: string): string[] {
  return (word.match(runs) ?? []).flatMap((run) => {
    if (!isUnspaced(run)) return [run];
    const each = run.match(/\P{M}\p{M}*/gu) ?? [];
    return each.length < 2 ? each : each.slice(1).map((letter, index) => `${each[index] ?? ''}${letter}`);
  });
}
