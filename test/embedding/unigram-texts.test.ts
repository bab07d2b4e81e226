import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { createLogger } from '../../src/logger.js';
import { expectedVector } from './tiny-model/expected-vector.js';
import { apart, profileOf } from './tiny-model/opened-model.js';
import { writeTinyModel, type TinyModel } from './tiny-model/tiny-model.js';
import { unigramTokenizer } from './tiny-model/unigram-tokenizer.js';

/** A BERT with the tokenizer of XLM-R and with prefixes, as multilingual E5-small is. */
const model: TinyModel = {
  dimension: 96,
  tokenizer: unigramTokenizer('bert', [
    [-2, 'k'],
    [-3, '▁ . ,'],
    [-4, ": ' - ▁bir"],
    [-5, 'da sı lik ▁2'],
    [-5.5, 'ma'],
    [-6, '外 长 ▁fi'],
    [-7, 'ması 土耳其 024'],
    [-8, '▁query ▁Dış ▁café ▁déjà'],
    [-8.5, '▁açıkla'],
    [-9, '▁Ankara işleri ▁İstanbul ▁naïve ▁Straße 外长'],
    [-12, '▁birli'],
  ]),
};
let folder: string;
let embedder: ProcessEmbedder;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-unigram-'));
  await writeTinyModel(folder, model);
  const profile = profileOf({ DATELINE_MODEL: folder, DATELINE_MODEL_QUESTION_PREFIX: 'query: ' });
  embedder = new ProcessEmbedder({ profile, processes: 1, logger: createLogger('silent') });
});
afterAll(async () => {
  await embedder.close();
  await rm(folder, { recursive: true });
});

describe('a Unigram tokenizer', () => {
  test.each<[string, string, string[]]>([
    [
      'Turkish, its dotless i kept',
      "Ankara'da Dışişleri açıklaması.",
      ['▁Ankara', "'", 'da', '▁Dış', 'işleri', '▁açıkla', 'ması', '.'],
    ],
    ['a dotted capital', 'İstanbul', ['▁İstanbul']],
    ['not the longest piece first, but the best sum', 'birlik', ['▁bir', 'lik']],
    ['diacritics in one code point', 'café déjà naïve', ['▁café', '▁déjà', '▁naïve']],
    ['diacritics in two', 'cafe\u0301 de\u0301ja\u0300 nai\u0308ve', ['▁café', '▁déjà', '▁naïve']],
    ['sharp s', 'Straße', ['▁Straße']],
    ['Chinese, which has no spaces', '土耳其外长', ['▁', '土耳其', '外长']],
    ['full width and ligature, by NFKC', 'ﬁ，２０２４', ['▁fi', ',', '<unk>', '024']],
    ['an ideographic space, and several', '土耳其\u3000 \n外长', ['▁', '土耳其', '▁', '外长']],
    ['what it does not know, as one', 'მთავრობა外', ['▁', '<unk>', '外']],
    ['an emoji', '🚢.', ['▁', '<unk>', '.']],
  ])('reads %s', async (_, text, tokens) => {
    const vector = await embedder.embedQuestion(text);
    expect(apart(vector, expectedVector(model, ['<s>', '▁query', ':', ...tokens, '</s>']))).toBeLessThan(
      1e-5,
    );
  });

  test('reads nothing as the prefix alone', async () => {
    const [nothing] = await embedder.embedPassages(['']);
    expect(apart(nothing, expectedVector(model, ['<s>', '</s>']))).toBeLessThan(1e-5);
    expect(
      apart(await embedder.embedQuestion(''), expectedVector(model, ['<s>', '▁query', ':', '</s>'])),
    ).toBeLessThan(1e-5);
  });
});
