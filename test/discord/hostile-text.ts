/** Pieces of which hostile texts are made: what Discord reads as something else than letters, and letters to put between. */
const pieces = [
  ...'\\*_~|`<>@#:/[]()!&-+.=\'"1aé ',
  ...'\n|\n\n|\t|\u00A0|\\\\|**|__|~~|```|>>> |> |- |-# |# |1. |2) '.split('|'),
  ...'@everyone @here <@1> <@!12> <@&3> <#4> </ask:5> <t:1700000000:R> <:x:6> <a:x:7> || [1] 😀 ş'.split(' '),
  ...':smile: <id:home> https://evil.example/a_b <https://evil.example> [x](https://evil.example)'.split(' '),
  ...'discord.gg/abc discord.com/invite/abc mailto:a@b.example <tel:+123> <a@b.example>'.split(' '),
];

/** A generator of the same numbers for the same seed (mulberry32), so that a text that fails can be found again. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` texts of up to `longest` pieces each. */
export function hostileTexts(seed: number, count: number, longest = 14): readonly string[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => {
    const length = 1 + Math.floor(random() * longest);
    return Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join('');
  });
}
