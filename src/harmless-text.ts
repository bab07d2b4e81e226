/**
 * Takes out what could move the cursor, change colours or turn the reading direction: control
 * characters (all but tab and line feed) and Unicode's bidirectional controls.
 */
export function harmlessText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) =>
      character === '\n' || character === '\t' ? character : '',
    );
}
