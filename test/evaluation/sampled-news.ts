import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** Lines of a set of labelled questions and of its corpus. */
export interface SampledNews {
  readonly questions: readonly string[];
  readonly articles: readonly string[];
}

/**
 * A part of labelled news that is always the same: each n-th question, the articles that answer those, and each m-th article
 * beside them.
 */
export async function sampleNews(
  corpusFile: string,
  questionsFile: string,
  { everyQuestion, everyArticle }: { readonly everyQuestion: number; readonly everyArticle: number },
): Promise<SampledNews> {
  const all = (await readFile(questionsFile, 'utf8')).split('\n').filter((line) => line !== '');
  const questions = all.filter((_, index) => index % everyQuestion === 0);
  const relevant = new Set(
    questions.flatMap((line) => (JSON.parse(line) as { readonly relevant: readonly string[] }).relevant),
  );
  const articles: string[] = [];
  let number = 0;
  const lines = createInterface({ input: createReadStream(corpusFile).pipe(createGunzip()) });
  for await (const line of lines) {
    if (line === '') continue;
    const { id } = JSON.parse(line) as { readonly id: string };
    if (number % everyArticle === 0 || relevant.has(id)) articles.push(line);
    number += 1;
  }
  return { questions, articles };
}
