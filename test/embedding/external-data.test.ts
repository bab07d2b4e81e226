import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { externalDataFiles } from '../../src/embedding/external-data.js';
import { temporaryFolder } from './tiny-model/opened-model.js';

test.each<[unknown, string[]]>([
  [{}, []],
  [{ 'transformers.js_config': {} }, []],
  [{ 'transformers.js_config': { use_external_data_format: false } }, []],
  [{ 'transformers.js_config': { use_external_data_format: true } }, ['onnx/model.onnx_data']],
  [
    { 'transformers.js_config': { use_external_data_format: 3 } },
    ['onnx/model.onnx_data', 'onnx/model.onnx_data_1', 'onnx/model.onnx_data_2'],
  ],
  [
    { 'transformers.js_config': { use_external_data_format: { 'model.onnx': true } } },
    ['onnx/model.onnx_data'],
  ],
  [{ 'transformers.js_config': { use_external_data_format: { 'model_fp16.onnx': true } } }, []],
  [{ 'transformers.js_config': { use_external_data_format: { model: 1 } } }, ['onnx/model.onnx_data']],
  [{ 'transformers.js_config': { use_external_data_format: 'always' } }, []],
])('%o has %o beside its 32-bit weights', async (config, files) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'config.json'), JSON.stringify(config));
  expect(externalDataFiles(folder, 'fp32')).toEqual(files);
});
