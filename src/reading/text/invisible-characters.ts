/**
 * Characters that a reader cannot see but that change what is copied, searched or shown: controls,
 * soft hyphen, zero-width marks, bidirectional controls, fillers, variation selectors, tags,
 * non-characters, and halves of surrogate pairs. Line breaks and tabs are not among them.
 */
const invisible = new RegExp(
  [
    '[\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F]',
    '[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B\\u200E\\u200F]',
    '[\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB\\uFFFE\\uFFFF]',
    '[\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E0FFF}]',
    '\\p{Cs}|\\p{Co}',
  ].join('|'),
  'gu',
);

const joiningLetter = [
  'Arabic',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/** Joiners carry meaning between letters of these scripts (Persian, Hindi …); elsewhere they only hide. */
const strayJoiner = new RegExp(
  `(?<![${joiningLetter}\\p{M}])[\\u200C\\u200D]+|[\\u200C\\u200D]+(?![${joiningLetter}])`,
  'gu',
);

/** More marks on one letter than any orthography stacks: text that spills over its neighbours. */
const piledMarks = /(\p{M}{6})\p{M}+/gu;

/** Leaves six marks on a letter. Needed before normalising, which sorts each pile of marks in quadratic time. */
export function withoutPiledMarks(text: string): string {
  return text.replace(piledMarks, '$1');
}

/** Takes out what cannot be seen. */
export function removeInvisible(text: string): string {
  return withoutPiledMarks(text.replace(invisible, '').replace(strayJoiner, ''));
}
