import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectedVector } from './tiny-model/expected-vector.js';
import { apart, openEmbedder, profileOf, tinyModelFolder } from './tiny-model/opened-model.js';
import type { TinyModel } from './tiny-model/tiny-model.js';
import { unigramTokenizer } from './tiny-model/unigram-tokenizer.js';
import { wordPieceTokenizer } from './tiny-model/wordpiece-tokenizer.js';

const wordPiece: TinyModel = {
  tokenizer: wordPieceTokenizer('the ferry sail ##ed a storm query passage : . one two three four five'),
  dimension: 48,
};
const ferry = ['[CLS]', 'the', 'ferry', 'sail', '##ed', '.', '[SEP]'];

describe('a model with a WordPiece tokenizer, in a folder', () => {
  test('has the dimension and the length that its files say, and gives unit vectors', async () => {
    const profile = profileOf({ DATELINE_MODEL: await tinyModelFolder(wordPiece) });
    expect(profile).toMatchObject({ dimension: 48, dtype: 'q8', pooling: 'mean', maximumTokens: 320 });
    const embedder = openEmbedder(profile);
    const vector = await embedder.embedQuestion('The FERRY sailed.');
    expect(apart(vector, expectedVector(wordPiece, ferry))).toBeLessThan(1e-5);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
    // Accents fall, and a word of which a part is unknown is unknown.
    const [accents] = await embedder.embedPassages(['thé fèrry: sailing']);
    expect(
      apart(accents, expectedVector(wordPiece, ['[CLS]', 'the', 'ferry', ':', '[UNK]', '[SEP]'])),
    ).toBeLessThan(1e-5);
  });

  test('pools by the mean or by the first token, as its files or the environment say', async () => {
    const folder = await tinyModelFolder(wordPiece);
    const [mean, first] = (['mean', 'cls'] as const).map((pooling) =>
      expectedVector(wordPiece, ferry, { pooling }),
    );
    expect(Math.hypot(...mean!.map((value, index) => value - first![index]!))).toBeGreaterThan(0.1);
    const byEnvironment = openEmbedder(profileOf({ DATELINE_MODEL: folder, DATELINE_MODEL_POOLING: 'cls' }));
    expect(apart(await byEnvironment.embedQuestion('the ferry sailed.'), first!)).toBeLessThan(1e-5);
    await mkdir(join(folder, '1_Pooling'));
    await writeFile(join(folder, '1_Pooling', 'config.json'), '{"pooling_mode_cls_token": true}');
    const byFiles = openEmbedder(profileOf({ DATELINE_MODEL: folder }));
    expect(apart(await byFiles.embedQuestion('the ferry sailed.'), first!)).toBeLessThan(1e-5);
    const overruled = openEmbedder(profileOf({ DATELINE_MODEL: folder, DATELINE_MODEL_POOLING: 'mean' }));
    expect(apart(await overruled.embedQuestion('the ferry sailed.'), mean!)).toBeLessThan(1e-5);
  });

  test.each([false, true])(
    'computes with the weights of the dtype that is asked for; those of 32 bits in a file of their own: %s',
    async (separateData) => {
      const folder = await tinyModelFolder(wordPiece, { separateData });
      const [quantised, full] = (['q8', 'fp32'] as const).map((dtype) =>
        expectedVector(wordPiece, ferry, { dtype }),
      );
      expect(Math.hypot(...quantised!.map((value, index) => value - full![index]!))).toBeGreaterThan(1e-3);
      const eight = openEmbedder(profileOf({ DATELINE_MODEL: folder }));
      expect(apart(await eight.embedQuestion('the ferry sailed.'), quantised!)).toBeLessThan(1e-5);
      const profile = profileOf({ DATELINE_MODEL: folder, DATELINE_MODEL_DTYPE: 'fp32' });
      expect(Object.keys(profile.checksums ?? {}).includes('onnx/model.onnx_data')).toBe(separateData);
      expect(apart(await openEmbedder(profile).embedQuestion('the ferry sailed.'), full!)).toBeLessThan(1e-5);
    },
  );

  test('puts its prefixes before questions and before passages', async () => {
    const profile = profileOf({
      DATELINE_MODEL: await tinyModelFolder(wordPiece),
      DATELINE_MODEL_QUESTION_PREFIX: 'query: ',
      DATELINE_MODEL_PASSAGE_PREFIX: 'passage: ',
    });
    const embedder = openEmbedder(profile);
    const asPassage = expectedVector(wordPiece, ['[CLS]', 'passage', ':', 'a', 'storm', '[SEP]']);
    expect(
      apart(
        await embedder.embedQuestion('a storm'),
        expectedVector(wordPiece, ['[CLS]', 'query', ':', 'a', 'storm', '[SEP]']),
      ),
    ).toBeLessThan(1e-5);
    const [passage] = await embedder.embedPassages(['a storm']);
    expect(apart(passage, asPassage)).toBeLessThan(1e-5);
  });

  test('reads the first tokens of a text that is too long, and not the one that ends it', async () => {
    const profile = profileOf({ DATELINE_MODEL: await tinyModelFolder(wordPiece) });
    const embedder = openEmbedder({ ...profile, maximumTokens: 4 });
    const whole = expectedVector(wordPiece, ['[CLS]', 'one', 'two', '[SEP]']);
    expect(apart(await embedder.embedQuestion('one two'), whole)).toBeLessThan(1e-5);
    const cut = expectedVector(wordPiece, ['[CLS]', 'one', 'two', 'three']);
    expect(apart(await embedder.embedQuestion('one two three'), cut)).toBeLessThan(1e-5);
    expect(
      apart(await embedder.embedQuestion(`one two three ${'four five '.repeat(50_000)}`), cut),
    ).toBeLessThan(1e-5);
  });
});

describe('a model of the make of BGE-M3', () => {
  test('pools 1,024 numbers by the first token of a Unigram tokenizer', async () => {
    const model: TinyModel = {
      tokenizer: unigramTokenizer('xlm-roberta', [
        [-3, '▁ s'],
        [-4, '▁the'],
        [-7, '▁storm'],
      ]),
      dimension: 1024,
    };
    const folder = await tinyModelFolder(model);
    const profile = profileOf({ DATELINE_MODEL: folder, DATELINE_MODEL_POOLING: 'cls' });
    expect(profile.dimension).toBe(1024);
    expect(
      apart(
        await openEmbedder(profile).embedQuestion('the storms'),
        expectedVector(model, ['<s>', '▁the', '▁storm', 's', '</s>'], { pooling: 'cls' }),
      ),
    ).toBeLessThan(1e-5);
  });
});
