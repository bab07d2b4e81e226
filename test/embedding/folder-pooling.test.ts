import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { folderPooling } from '../../src/embedding/folder-pooling.js';
import { temporaryFolder } from './tiny-model/opened-model.js';

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, '1_Pooling'));
});
const write = (path: string, content: unknown): Promise<void> =>
  writeFile(join(folder, path), JSON.stringify(content));

const flags = {
  word_embedding_dimension: 384,
  pooling_mode_cls_token: false,
  pooling_mode_mean_tokens: false,
  pooling_mode_max_tokens: false,
  pooling_mode_lasttoken: false,
  include_prompt: true,
};

describe('folderPooling', () => {
  test('is the mean where nothing is said', () => {
    expect(folderPooling(folder)).toBe('mean');
  });

  test.each([
    [{ ...flags, pooling_mode_mean_tokens: true }, 'mean'],
    [{ ...flags, pooling_mode_cls_token: true }, 'cls'],
    [{ embedding_dimension: 384, pooling_mode: 'cls' }, 'cls'],
    [{ embedding_dimension: 384, pooling_mode: ['mean'] }, 'mean'],
  ])('by %o is "%s"', async (content, pooling) => {
    await write('1_Pooling/config.json', content);
    expect(folderPooling(folder)).toBe(pooling);
  });

  test.each([
    [{ ...flags, pooling_mode_max_tokens: true }, 'pools by pooling_mode_max_tokens'],
    [{ ...flags, pooling_mode_mean_tokens: true, pooling_mode_cls_token: true }, 'pools by cls and mean'],
    [{ pooling_mode: 'lasttoken' }, 'pools by lasttoken'],
    [{ pooling_mode: ['mean', 'max'] }, 'pools by mean and max'],
    [{ pooling_mode: 7 }, 'cannot be read'],
  ])('by %o is refused', async (content, problem) => {
    await write('1_Pooling/config.json', content);
    expect(() => folderPooling(folder)).toThrow(problem);
  });

  test('refuses a dense layer behind it, as LaBSE has one', async () => {
    const modules = ['Transformer', 'Pooling', 'Normalize'].map((name) => ({
      type: `sentence_transformers.models.${name}`,
    }));
    await write('modules.json', modules);
    expect(folderPooling(folder)).toBe('mean');
    await write('modules.json', [...modules, { type: 'sentence_transformers.models.Dense' }]);
    expect(() => folderPooling(folder)).toThrow('has a dense layer');
  });
});
