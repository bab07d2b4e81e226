import { expect, test } from 'vitest';
import { packSigns, unpackSigns } from '../../../src/reading/stories/sign-bytes.js';
import { ferry } from '../../fixtures/story-reports.js';
import { signsOf } from './sample-signs.js';

test.each([
  [
    'a report',
    signsOf({
      title: ferry.own.title,
      text: ferry.own.text,
      language: 'en-GB',
      vectors: [
        [1, 2, 3],
        [2, 2, -3],
      ],
    }),
  ],
  ['one before 1970', signsOf({ text: 'It rained in Krell in 1954.', date: '1954-03-01' })],
  ['one without anything', signsOf({ text: '', date: null, vectors: [] })],
  ['a language of three letters', signsOf({ text: 'Rain.', language: 'YUE-Hant' })],
])('%s comes back as it was', (_case, signs) => {
  const unpacked = unpackSigns(packSigns(signs));
  // Kept in single precision.
  expect(unpacked).toEqual({ ...signs, unity: Math.fround(signs.unity) });
});

test('bytes that do not begin at a multiple of four are read', () => {
  const packed = packSigns(signsOf({ text: 'It rained in Krell.' }));
  const shifted = Buffer.concat([Buffer.from([0]), packed]).subarray(1);
  expect(unpackSigns(shifted)).toEqual(unpackSigns(packed));
});

test('another layout is not read', () => {
  const packed = packSigns(signsOf({ text: 'It rained in Krell.' }));
  packed[0] = 2;
  expect(unpackSigns(packed)).toBeNull();
});
