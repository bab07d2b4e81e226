import { describe, expect, it } from 'vitest';
import { outletChoices } from '../../src/discord/outlet-choices.js';

const outlets = ['The Quayside Post', 'Gazete Şehir', 'El País', 'Post & Parcel'];
const names = (typed: string, of: readonly string[] = outlets) =>
  outletChoices(of, typed).map(({ name }) => name);

describe('outletChoices', () => {
  it.each([
    ['', outlets],
    ['post', ['Post & Parcel', 'The Quayside Post']],
    ['PAIS', ['El País']],
    ['sehir', ['Gazete Şehir']],
    ['nothing of it', []],
    ['(?:', []],
  ])('%j finds %j', (typed, found) => {
    expect(names(typed)).toEqual(found);
  });

  it('keeps to what Discord takes', () => {
    const many = Array.from({ length: 60 }, (_, index) => `Outlet ${index}`);
    expect(names('outlet', many)).toHaveLength(25);
    expect(names('', ['x'.repeat(101), 'short'])).toEqual(['short']);
  });
});
