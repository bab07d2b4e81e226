import { readFileSync } from 'node:fs';

/** The lines of a file beside the labelled claims. */
export function claimLines<Line>(name: string): readonly Line[] {
  const url = new URL(`../fixtures/claims/${name}.jsonl`, import.meta.url);
  return readFileSync(url, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}
