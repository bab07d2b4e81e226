import { describe, expect, it } from 'vitest';
import { speakerOf } from '../../../src/answering/speaker/speaker-of.js';

/** An article whose quoted slice stands between « and »; the paragraphs are parted by a line feed here. */
function speakerIn(marked: string): string | null {
  const paragraphs = marked.replaceAll('\n', '\n\n');
  const start = paragraphs.indexOf('«');
  const text = paragraphs.replace('«', '').replace('»', '');
  const end = paragraphs.indexOf('»') - 1;
  const speaker = speakerOf(text, { start, end });
  expect(speaker?.name).toBe(speaker ? text.slice(speaker.start, speaker.end) : undefined);
  return speaker?.name ?? null;
}

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

describe('nobody', () => {
  it.each([
    ['where nobody speaks', 'Ada Lund opened the bridge.\n«It is four hundred metres long.»'],
    ['where the name stands in it', 'Ada Lund came.\n«“It is a fine bridge,” Lund said.»'],
    [
      'where the name stands in it behind the words',
      '«“It is a fine bridge, and it is ours,” said Ada Lund.»',
    ],
    [
      'where the name stands in it and a pronoun later',
      'Bo Kvist was there.\n«Ada Lund opened the bridge. “It is ours,” she said.»',
    ],
    [
      'where two men may be meant',
      'Bo Kvist met Tomas Rell at the pier on Monday.\n«“The talks went well,” he said.»',
    ],
    [
      'where two men speak before',
      'Bo Kvist said the pier was safe, and Tomas Rell said it was not.\n«“It has to be closed,” he said.»',
    ],
    [
      'where a man and somebody of unknown gender may be meant',
      'Mr Okoro and Sascha Prell run the ferry.\n«“The engine failed twice,” he said.»',
    ],
    [
      'where a woman spoke and a man is asked for',
      'Ms Dahl said the oven was old.\n«“It burned down the whole street,” he said.»',
    ],
    [
      'for words that somebody gives of another',
      'Ada Lund said: “He came to me and told me, ‘«We will not wait any longer.»’ Then he left.”',
    ],
    ['for officials', 'Ada Lund opened the bridge.\n«“The bridge is safe for lorries,” officials said.»'],
    [
      'for the company',
      'Ada Lund runs Lowmoor Ferries.\n«“Two sailings were cancelled today,” the company said.»',
    ],
    ['where it said', 'Ada Lund works for the agency.\n«It said the water was clean again.»'],
    ['where they said', 'Ada Lund and Bo Kvist own the mill.\n«“We will rebuild it,” they said.»'],
    [
      'for a spokesman without a name',
      'Ada Lund opened the bridge. A spokesman answered questions.\n«“It will be repainted next year,” he said.»',
    ],
    [
      'for his lawyer',
      'Tomas Rell is on trial. His lawyer spoke outside the court.\n«“The case is built on sand,” he said.»',
    ],
    [
      'for a neighbour',
      'The police arrested Tomas Rell at dawn. A neighbour saw it from the window.\n«“There were six cars at least,” he said.»',
    ],
    [
      'behind a heading',
      'Ada Lund said the bridge was safe.\nWhat happens now\n«“It will be closed for a week,” she said.»',
    ],
    [
      'where the last to speak was somebody else without a name',
      'Ada Lund opened the bridge.\n“It is safe,” an engineer said.\n«“It will be closed for a week,” she said.»',
    ],
    [
      'for what is only told of what he said',
      'Ada Lund praised the builders.\n«Nobody in the town believed what she said about the cables.»',
    ],
    [
      'for a phrase in marks',
      'Ada Lund opened the bridge.\n«The “big little bridge” is four hundred metres long.»',
    ],
    [
      'for a title in marks',
      'Ada Lund wrote it.\n«The novel “A Long Way Down to the River” won a prize in May.»',
    ],
    [
      'where nobody says whose the words are',
      'Ada Lund opened the bridge. It rained.\n«“Long live the bridge of Lowmoor!”»',
    ],
    [
      'for the words of two',
      'Ada Lund and Bo Kvist came.\n«“It is fine,” she said. “It is far too narrow,” he said.»',
    ],
    [
      'for a minister where there are two',
      'Foreign Minister Ines Dahl met Finance Minister Bram Kolker.\n«“The talks were long,” the minister said.»',
    ],
    [
      'for a minister of another country',
      'Foreign Minister Ines Dahl flew to Ankara.\n«“The talks were long,” the Turkish minister said.»',
    ],
    [
      'for the president, whom nobody named',
      'Ines Dahl flew to Ankara.\n«“The talks were long,” the president said.»',
    ],
    [
      'in an interview by letters',
      'Q: Ada Lund, will you stand again?\nA: I have not decided.\n«A: My doctor knows more about that than I do.»',
    ],
    [
      'after a name in a headline within the text',
      'Tomas Rell: No way back\n«“We have burned our boats,” he said.»',
    ],
    [
      'where two of one name are known',
      'Ada Lund and Erik Lund own the mill.\nLund said it was sold. «“We signed it this morning,” Lund’s letter says.»',
    ],
    [
      'for two who wrote together',
      'Ada Lund and her partner Bo Kvist wrote: “The mill is sold. «We signed the papers this morning.»”',
    ],
    [
      'for a place that looks like a name',
      'The storm reached Nova Varde on Monday.\n«“We lost the roof,” he said.»',
    ],
    ['for whose daughter it is', 'The bakery is Ines Dahl’s.\n«“I sold it last year,” she said.»'],
    [
      'where a name is not of anybody who was named in full',
      '“The wells are dry,” Lund said. «“We bring water by lorry to the villages.”»',
    ],
    ['in an article of nothing else', '«“We will rebuild it,” he said.»'],
  ])('%s', (_, marked) => {
    expect(speakerIn(marked)).toBeNull();
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
