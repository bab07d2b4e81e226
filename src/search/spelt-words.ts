import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../project-folder.js';

/** The words that the model which comes with the project was taught as wholes: some 20,000 common English words and names. */
const vocabularyFile = join(projectFolder, 'data', 'model', 'all-MiniLM-L6-v2', 'tokenizer.json');

let known: ReadonlySet<string> | null = null;

/**
 * Whether a word is spelt as many write it: "Iran" is not a slip for "Iraq", also where an archive holds the
 * other one only.
 * @param word folded, not stemmed.
 */
export function isSpeltRight(word: string): boolean {
  known ??= readVocabulary();
  return known.has(word);
}

/** Pieces of words begin with "##". */
function readVocabulary(): ReadonlySet<string> {
  const { model } = JSON.parse(readFileSync(vocabularyFile, 'utf8')) as {
    readonly model: { readonly vocab: Readonly<Record<string, number>> };
  };
  return new Set(Object.keys(model.vocab).filter((token) => /^\p{L}{3,}$/u.test(token)));
}
