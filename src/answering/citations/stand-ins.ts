/** The first and the last of the characters that Unicode gives no meaning: no text that is cited holds them. */
const first = 0xe000;
const last = 0xf8ff;

/**
 * Lets characters pass through a library that would take them for its own marks: each is replaced by one that means
 * nothing, and afterwards by whatever it is to be. What makes nonsense of a character can so do nothing with it.
 */
export class StandIns {
  readonly #codes = new Map<string, string>();
  readonly #kept: RegExp;

  /** @param kept matches one character, or one run of them, that is to pass; with the flags g and u. */
  constructor(kept: RegExp) {
    this.#kept = kept;
  }

  /** The text with stand-ins. Such as stood there before are taken out. */
  protect(text: string): string {
    return text.replace(/[\uE000-\uF8FF]/g, '').replace(this.#kept, (found) => this.of(found));
  }

  /** What stands for a text as a whole. */
  of(text: string): string {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = first + this.#codes.size;
    // So many different ones stand in no list of sources; what is left over goes without.
    if (code > last) return '';
    const standIn = String.fromCharCode(code);
    this.#codes.set(text, standIn);
    return standIn;
  }

  /** The text with each stand-in replaced by what `write` makes of what it stands for. */
  restore(text: string, write: (kept: string) => string = (kept) => kept): string {
    const byCode = new Map([...this.#codes].map(([kept, code]) => [code, kept]));
    return text.replace(/[\uE000-\uF8FF]/g, (code) => {
      const kept = byCode.get(code);
      return kept === undefined ? '' : write(kept);
    });
  }
}
