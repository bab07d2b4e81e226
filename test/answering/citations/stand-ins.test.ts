import { describe, expect, it } from 'vitest';
import { StandIns } from '../../../src/answering/citations/stand-ins.js';

describe('StandIns', () => {
  it('gives back what it was given, whatever was done around it', () => {
    const standIns = new StandIns(/[<>&]/g);
    const texts = ['a < b & c', '<i>x</i>', 'plain'];
    const protectedTexts = texts.map((text) => standIns.protect(text));
    expect(protectedTexts.join('')).not.toMatch(/[<>&]/);
    expect(standIns.restore(protectedTexts.join('|'))).toBe(texts.join('|'));
    expect(standIns.restore(protectedTexts[0] ?? '', (kept) => `(${kept})`)).toBe('a (<) b (&) c');
  });

  it('takes out what stood there in the place of another, so that nobody can forge one', () => {
    const standIns = new StandIns(/</g);
    expect(standIns.protect('<')).toBe('\uE000');
    expect(standIns.protect('forged \uE000 one')).toBe('forged  one');
    expect(standIns.restore('unknown \uE123')).toBe('unknown ');
  });
});
