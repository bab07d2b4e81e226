import { describe, expect, it } from 'vitest';
import { speakerOf } from '../../../src/answering/speaker/speaker-of.js';
import { speakerIn } from './marked-speaker.js';

describe('who speaks', () => {
  it.each([
    [
      'he, named in the paragraph before',
      'Tomas Rell, the harbour master, said the pier was closed.\n«“Nobody is allowed on it before Friday,” he said.»',
      'Tomas Rell',
    ],
    [
      'she, named in the same paragraph',
      'Ines Dahl has baked here for thirty years. «“I never missed a morning,” she said.»',
      'Ines Dahl',
    ],
    [
      'she, told and not quoted',
      'Ines Dahl told the council that the oven was old.\n«She said a new one would cost too much for her.»',
      'Ines Dahl',
    ],
    [
      'he, whose first name stands further up',
      'The owner is Bram Kolker. His mill burned down.\nThe fire began at noon.\nKolker said it spread within minutes.\n«“We lost all the flour,” he added.»',
      'Bram Kolker',
    ],
    [
      'he, through several paragraphs',
      'Bram Kolker said he would rebuild.\n“It will take a year,” he said.\n“Maybe two,” he added.\n«He said the insurer had not called.»',
      'Bram Kolker',
    ],
    [
      'words in the middle of a longer quotation, named behind it',
      '“The ferry was late again. «We waited in the rain for two hours.» Nobody told us why,” said Ada Lund, a passenger.',
      'Ada Lund',
    ],
    [
      'words that go on after the name',
      '“The ferry was late again,” said Ada Lund, a passenger. «“We waited in the rain for two hours.”»',
      'Ada Lund',
    ],
    [
      'words that go on in the next paragraph without a closing mark before it',
      'Ada Lund was one of them. “We waited,” Lund said. “Nobody told us why.\n«“In the end we walked home in the dark.”»',
      'Ada Lund',
    ],
    [
      'a paragraph of nothing but quotation after an attributed one',
      '“We waited in the rain,” said Ada Lund.\n«“In the end we all walked home in the dark.”»',
      'Ada Lund',
    ],
    [
      'words announced by a colon in the paragraph before',
      'On the quay, Ada Lund told reporters:\n«“This was the last time that I took the ferry.”»',
      'Ada Lund',
    ],
    [
      'a surname before the words',
      'Ada Lund has a season ticket.\nLund said: “The ferry is never on time. «It is a disgrace for the whole town.»”',
      'Ada Lund',
    ],
    [
      'straight marks',
      'Ada Lund has a season ticket.\n"The ferry is never on time," Lund said. «"It is a disgrace for the whole town."»',
      'Ada Lund',
    ],
    [
      'a title instead of a first name',
      'Mr Okoro runs the ferry. Mr Okoro said the engine had failed.\n«“We are waiting for a spare part from abroad,” he said.»',
      'Mr Okoro',
    ],
    [
      'a title told before the name, which is not part of it',
      'Foreign Minister Ines Dahl arrived at noon.\n«“The talks were long but friendly,” she said.»',
      'Ines Dahl',
    ],
    [
      'the minister, of whom there is one',
      'Foreign Minister Ines Dahl arrived at noon. Bram Kolker of the opposition left early.\n«“The talks were long but friendly,” the minister said.»',
      'Ines Dahl',
    ],
    [
      'the mayor by what is said of her after her name',
      'Ada Lund, the mayor of Lowmoor, cut the ribbon while Bram Kolker held the scissors.\n«“This bridge belongs to everybody,” the mayor said.»',
      'Ada Lund',
    ],
    [
      'she, where the other one is a Mr',
      'Mr Okoro met Ines Dahl on Monday.\nInes Dahl said the talks went well.\n«“We agreed on everything,” she said.»',
      'Ines Dahl',
    ],
    [
      'she, where the other one was told of as he',
      'Bram Kolker sold his mill. Ines Dahl bought it and said it was cheap.\n«“I could not believe the price,” she said.»',
      'Ines Dahl',
    ],
    [
      'according to somebody, before it goes on',
      'The bridge will close, according to Ada Lund.\n«She said the cables had rusted through.»',
      'Ada Lund',
    ],
    [
      'a name with particles and initials',
      'J. P. van der Meer founded the club.\n«“We began with eleven boys and one ball,” he said.»',
      'J. P. van der Meer',
    ],
    [
      'a slice of a sentence whose speaker stands behind it',
      'Ines Dahl is the treasurer.\n«“The books were never closed, the receipts were never kept,»  and nobody asked,” Dahl said.',
      'Ines Dahl',
    ],
    [
      'a verb of speech with a second verb before it',
      'Ines Dahl is the treasurer.\nDahl rose and said: “The books were never closed. «The receipts were never kept.»”',
      'Ines Dahl',
    ],
    [
      'marks within marks',
      'Ines Dahl is the treasurer.\n«“They told me ‘come back tomorrow’ every day,” she said.»',
      'Ines Dahl',
    ],
    [
      'somebody described after a long name of an office',
      '“The wells are dry,” said Director of Public Works Ada Lund. «“We bring water by lorry to the villages.”»',
      'Ada Lund',
    ],
    [
      'an object who is nobody without a name',
      'Ada Lund was led outside after telling an officer that she was a doctor.\n«“I could hear people calling,” she said.»',
      'Ada Lund',
    ],
  ])('%s', (_, marked, name) => {
    expect(speakerIn(marked)).toBe(name);
  });
});

describe('any text', () => {
  it.each([
    ['no text', '', 0, 0],
    ['a slice past its end', 'He said so.', 0, 90],
    ['marks without end', '“'.repeat(5_000), 10, 4_000],
    ['a word without end', `${'A'.repeat(50_000)} said. “We will come back,” he said.`, 50_006, 50_040],
    ['names without end', `${'Ann Reed said '.repeat(3_000)}. “We will come back,” he said.`, 42_000, 42_034],
    [
      'commas without end',
      `Ann Reed${', the mayor'.repeat(4_000)}, said it. “We will go,” he said.`,
      44_018,
      44_040,
    ],
  ])('is read in time: %s', (_, text, start, end) => {
    const started = performance.now();
    const speaker = speakerOf(text, { start, end });
    expect(speaker === null || text.slice(speaker.start, speaker.end) === speaker.name).toBe(true);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('gives the same each time', () => {
    const text = 'Ada Lund was late.\n\n“The ferry never came,” she said.';
    const slice = { start: text.indexOf('“'), end: text.length };
    expect(speakerOf(text, slice)).toEqual({ name: 'Ada Lund', start: 0, end: 8 });
    expect(speakerOf(text, slice)).toEqual(speakerOf(text, slice));
  });
});
