/**
 * Characters that no insertion makes harmless: they turn the direction of what follows, hide text, break
 * lines behind Markdown's back, or pile marks over the lines around them. Allowed of the invisible ones
 * are the joiners that Persian, Indic scripts and emoji need, and the variation selectors of emoji.
 */
const unsafe = new RegExp(
  [
    // Controls but tab and line feed, lone surrogates, line and paragraph separators.
    String.raw`[\p{Cc}\p{Cs}\u2028\u2029]`,
    // A blank that is no space: used to fake an empty name or line.
    String.raw`\u2800`,
    // More combining marks on one letter than any script writes.
    String.raw`\p{M}{7,}`,
    // Bidi controls, zero-width characters, tags, fillers; annotation marks.
    String.raw`[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]`,
  ].join('|'),
  'gu',
);
const allowedControl = /^[\t\n]$/;
const joiner = /^[\u200C\u200D]$/;
const beforeJoiner =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic})[\p{L}\p{M}])$/u;
const emojiSelector = /^[\uFE0E\uFE0F]$/;
const beforeEmojiSelector = /(?:\p{Extended_Pictographic}|[0-9#*])$/u;

/** Whether the text holds a character that must not reach a message. Right-to-left letters as such are harmless. */
export function hasUnsafeCharacters(text: string): boolean {
  return withoutUnsafeCharacters(text) !== text;
}

/** The text without such characters: for titles and names, which are not quotations. */
export function withoutUnsafeCharacters(text: string): string {
  const cleaner = text.replace(unsafe, (found: string, offset: number) => {
    if (allowedControl.test(found)) return found;
    const before = text.slice(Math.max(0, offset - 2), offset);
    if (joiner.test(found) && beforeJoiner.test(before)) return found;
    if (emojiSelector.test(found) && beforeEmojiSelector.test(before)) return found;
    return '';
  });
  // What is taken out may bring together what was apart (marks around a zero-width space).
  return cleaner === text ? text : withoutUnsafeCharacters(cleaner);
}
