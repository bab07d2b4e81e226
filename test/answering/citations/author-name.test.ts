import { describe, expect, it } from 'vitest';
import { authorName } from '../../../src/answering/citations/author-name.js';

describe('authorName', () => {
  it.each([
    ['Mara Lindqvist', 'Lindqvist', 'Mara'],
    ['Jean-Pierre Duval', 'Duval', 'Jean-Pierre'],
    ['Aslı Kaya', 'Kaya', 'Aslı'],
    ['İbrahim Öztürk', 'Öztürk', 'İbrahim'],
    ['José García-Soto', 'García-Soto', 'José'],
    ['Sarah O’Brien', 'O’Brien', 'Sarah'],
    ['John F. Ashdown', 'Ashdown', 'John F.'],
    ['J. K. Marlow', 'Marlow', 'J. K.'],
  ])('takes %s apart, whose given name plainly comes first', (name, family, given) => {
    expect(authorName(name, 'The Quayside Post')).toEqual({ family, given });
  });

  it.each([
    ['a body', 'Associated Press'],
    ['a body that nothing tells from a person', 'Agence Exemple'],
    ['a body that begins like a person', 'Martin Group'],
    ['a name that has the family first', 'Xi Jinping'],
    ['the same, where the family is also a given name', 'Kim Yong'],
    ['one that nobody here knows', 'Xanthe Plover'],
    ['two that may both be the family', 'Juan García Márquez'],
    ['a name with particles', 'Anna van der Berg'],
    ['a name with something behind it', 'John Marlow Jr.'],
    ['one word', 'Madonna'],
    ['other letters', 'Анна Петрова'],
    ['no capitals', 'anna marlow'],
    ['a name with markup', 'Anna <b>Marlow</b>'],
    ['an initial at the end', 'Anna M.'],
    ['nothing', ''],
  ])('leaves %s whole', (_, name) => {
    expect(authorName(name, null)).toEqual({ literal: name });
  });

  it('takes no outlet for a person', () => {
    expect(authorName('Marie Lefort', 'Marie Lefort')).toEqual({ literal: 'Marie Lefort' });
  });
});
