import { describe, expect, it } from 'vitest';
import { speakerIn } from './marked-speaker.js';

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
