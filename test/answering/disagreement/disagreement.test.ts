import { describe, expect, it } from 'vitest';
import { chooseFindings, type ChosenQuotation } from '../../../src/answering/choose-findings.js';
import { withDiffering } from '../../../src/answering/disagreement/disagreement.js';
import { sameEventByWords, type SameEvent } from '../../../src/answering/disagreement/same-event.js';
import type { ScoredSentence } from '../../../src/answering/score-sentences.js';
import { sampleCandidate, sampleSentence } from '../sample-candidates.js';

interface Report {
  readonly text: string;
  readonly date?: string | null;
}

const always: SameEvent = () => true;

function quotationOfSentence(sentence: ScoredSentence): ChosenQuotation {
  const [quotation] = chooseFindings({ best: [sentence], read: [], probability: 1 }, new Map(), 1);
  if (!quotation) throw new Error('A sentence makes no quotation.');
  return quotation;
}

/** What is put side by side, where each report is an article and every sentence of it was found; the first ones best. */
function differing(
  question: string,
  reports: readonly (Report | string)[],
  { sameEvent = always, limit = 4 }: { readonly sameEvent?: SameEvent; readonly limit?: number } = {},
) {
  const best: ScoredSentence[] = reports.flatMap((report, index) => {
    const { text, date = `2024-03-${10 + index}` } = typeof report === 'string' ? { text: report } : report;
    const articleId = `article-${index}`;
    const article = { publishedAt: date, title: null };
    const candidate = sampleCandidate(text, { articleId, passageId: index, article });
    return candidate.passage.sentences.map((_, place) => {
      const sentence = sampleSentence(candidate, place, 3 - index / 10 - place);
      return { ...sentence, signs: { ...sentence.signs, isQuestion: Number(sentence.text.endsWith('?')) } };
    });
  });
  const sentences = { best, read: best, probability: 1 };
  const chosen = chooseFindings(sentences, new Map(), limit);
  const found = withDiffering({ question, sentences, chosen, sameEvent, quote: quotationOfSentence }, limit);
  const values = found.values.map(({ quotation, value }) => {
    expect(found.chosen).toContain(quotation);
    return quotation.quote.slice(value.start - quotation.start, value.end - quotation.start);
  });
  return { values, chosen: found.chosen };
}

const deaths = 'How many people were killed in the Lowmoor ferry crash?';

describe('numbers that differ', () => {
  it.each([
    [
      'deaths, told in several ways',
      deaths,
      ['The crash killed 12 people.', 'The ferry hit the pier, leaving 14 dead.'],
      ['killed 12 people', '14 dead'],
    ],
    [
      'digits and words',
      deaths,
      ['Twelve people died in the crash.', 'The crash killed fifteen people, the coastguard said.'],
      ['Twelve people died', 'killed fifteen people'],
    ],
    [
      'at least twelve, beside fourteen',
      deaths,
      ['At least 12 people were killed.', 'The death toll rose to 14.'],
      ['At least 12 people were killed', 'death toll rose to 14'],
    ],
    [
      'three articles',
      deaths,
      ['The crash killed 12 people.', 'The crash left 14 people dead.', '16 deaths were confirmed.'],
      ['killed 12 people', '14 people dead', '16 deaths'],
    ],
    [
      'the dead, where the injured stand beside them',
      deaths,
      ['The crash killed 12 people and injured 30.', '14 people were killed and 30 wounded.'],
      ['killed 12 people', '14 people were killed'],
    ],
    [
      'the injured, where the dead stand beside them',
      'How many people were injured in the Lowmoor ferry crash?',
      ['The crash killed 12 people and injured 30.', '12 people were killed and 41 wounded.'],
      ['injured 30', '41 wounded'],
    ],
    [
      'a number with a clause in between',
      deaths,
      ['Twelve people, including three children, were killed.', 'The crash killed 14 people.'],
      ['Twelve people, including three children, were killed', 'killed 14 people'],
    ],
    [
      'things that are named',
      'How many passengers were on board the Lowmoor ferry?',
      ['The ferry had 318 passengers on board.', 'There were 214 passengers on the ferry.'],
      ['318 passengers', '214 passengers'],
    ],
    [
      'those who are asked for by name',
      'How many children died in the Lowmoor ferry crash?',
      ['Three children died.', 'The crash killed five children.'],
      ['Three children died', 'killed five children'],
    ],
    [
      'money',
      'How much will the Lowmoor bridge cost?',
      ['The bridge will cost £2.4 million.', 'The cost of the bridge was put at £3.1 million.'],
      ['£2.4 million', '£3.1 million'],
    ],
    [
      'shares',
      'What share of the vote did Helen Marsh win?',
      ['Marsh won 54.2 percent of the vote.', 'Marsh won with 51% of the vote.'],
      ['54.2 percent', '51%'],
    ],
    [
      'measures',
      'How long is the Lowmoor bridge?',
      ['The long bridge is 400 metres from bank to bank.', 'The bridge is 460 metres long.'],
      ['400 metres', '460 metres'],
    ],
    [
      'magnitudes',
      'What number on the scale was the magnitude of the Lowmoor earthquake?',
      ['The earthquake had a magnitude of 6.1.', 'A 6.4-magnitude earthquake struck.'],
      ['magnitude of 6.1', '6.4-magnitude'],
    ],
    [
      'about 300 and 420',
      'How many workers lost their jobs at the Lowmoor mill?',
      ['About 300 workers lost their jobs.', 'The mill let 420 workers go.'],
      ['About 300 workers', '420 workers'],
    ],
    [
      'more than 40,000 and 62,000',
      'How many workers will walk out in Lowmoor?',
      ['More than 40,000 workers will walk out.', 'Some 62,000 workers are to strike.'],
      ['More than 40,000 workers', 'Some 62,000 workers'],
    ],
    [
      'two dozen and thirty',
      deaths,
      ['Two dozen people died.', 'Thirty people were killed.'],
      ['Two dozen people died', 'Thirty people were killed'],
    ],
    [
      'a toll as it stood on another day',
      deaths,
      [
        'The ferry hit the pier on Monday, killing at least 12 people.',
        'The toll rose to 14 dead on Tuesday.',
      ],
      ['killing at least 12 people', '14 dead'],
    ],
    [
      'others who were hurt',
      'How many people were injured in the Lowmoor shooting?',
      ['It left five people dead and 25 injured.', 'Five died, and 19 others were wounded.'],
      ['25 injured', '19 others were wounded'],
    ],
    [
      'the arrested',
      'How many people were arrested in Lowmoor?',
      ['Police arrested 23 people.', 'Officers said 31 people had been detained.'],
      ['arrested 23 people', '31 people had been detained'],
    ],
    [
      'where the question asks for no number, but for those who died',
      'Who died in the Lowmoor ferry crash?',
      ['Twelve people died in the crash.', 'The crash killed fifteen people.'],
      ['Twelve people died', 'killed fifteen people'],
    ],
    [
      'millions',
      'How many customers lost power in Lowmoor?',
      ['The storm left 1.2 million customers without power.', 'Power failed for 1.6 million customers.'],
      ['1.2 million customers', '1.6 million customers'],
    ],
    [
      'a range and a number outside of it',
      deaths,
      ['Ten to 15 people died.', 'The crash killed 22 people.'],
      ['Ten to 15 people died', 'killed 22 people'],
    ],
    [
      'one and two',
      deaths,
      ['One person was killed in the crash.', 'Two people were killed in the crash.'],
      ['One person was killed', 'Two people were killed'],
    ],
  ])('%s', (_, question, reports, values) => {
    expect(differing(question, reports).values).toEqual(values);
  });
});

describe('nothing is put side by side', () => {
  it.each([
    ['the same number', deaths, ['12 people were killed.', 'The crash killed 12 people.']],
    ['in words and digits', deaths, ['Twelve people were killed.', 'The crash killed 12 people.']],
    ['at least that number', deaths, ['At least 12 people died.', 'The crash killed 12 people.']],
    ['about that number', 'How many guests came?', ['About 300 guests came.', 'In the end 304 guests came.']],
    [
      'nearly that number',
      'How many guests came?',
      ['Nearly 300 guests came.', 'In the end 291 guests came.'],
    ],
    [
      'more than a rounder number',
      'How many workers walked out?',
      ['More than 40,000 workers walked out.', '42,000 workers walked out.'],
    ],
    ['as many as', 'How many guests came?', ['As many as 300 guests came.', 'The hall held 240 guests.']],
    [
      'a rounded million',
      'How many customers lost power?',
      ['1.2 million customers lost power.', '1,212,000 customers lost power.'],
    ],
    ['two dozen', deaths, ['Two dozen people died.', 'The crash killed 25 people.']],
    ['a range that holds it', deaths, ['10 to 15 people died.', 'The crash killed 12 people.']],
    ['the dead and the injured', deaths, ['12 people were killed.', '30 people were injured.']],
    ['the dead and those on board', deaths, ['12 people were killed.', 'There were 318 people on board.']],
    ['all and a part of them', deaths, ['12 people were killed.', 'The dead were 9 soldiers and 3 nurses.']],
    ['a part among them', deaths, ['12 people were killed, including three children.', 'Twelve died.']],
    ['three of them', deaths, ['12 people died, three of them children.', 'The crash killed 12 people.']],
    ['children and all', deaths, ['12 people were killed.', 'Three children were killed.']],
    ['more of them', deaths, ['12 people died.', 'Another 2 people died in hospital.']],
    ['two more of them', deaths, ['12 people died.', '2 more people died in hospital.']],
    ['what was before', deaths, ['14 people died.', 'Officials had earlier put the dead at 12 people.']],
    ['up from', deaths, ['14 people died.', 'The toll is up from 12 dead.']],
    ['years', 'How many people died in 2019?', ['In 2019 people died there.', 'In 2021 people died there.']],
    ['another year', deaths, ['14 people died.', 'A crash killed 30 people in 1994.']],
    ['over a year', deaths, ['14 people died.', 'Crashes have killed 90 people this year.']],
    ['a rate', deaths, ['14 people died.', 'The sea kills 30 people a year there.']],
    ['what might be', deaths, ['14 people died.', 'Experts say it could have killed 200 people.']],
    ['dates', 'How many people died in March?', ['12 March saw people dead.', 'People died on March 14.']],
    ['times of day', 'How many ferries left?', ['The ferries left at 8 a.m.', 'At 9 p.m. ferries left.']],
    ['scores', 'How many goals did Lowmoor score?', ['Lowmoor won 3-1 goals.', 'It ended 3–2 in goals.']],
    ['ages', 'How old is the driver?', ['The driver is 45 years old.', 'The driver, 47, was hurt.']],
    ['ages with hyphens', deaths, ['A 12-year-old died.', 'A 14-year-old was killed.']],
    ['telephone numbers', 'How many calls?', ['Call 0800 123 456 calls.', 'Call 0800 123 789 calls.']],
    [
      'flights',
      'How many people were on board?',
      ['Flight 370 people on board.', 'Flight 17 people on board.'],
    ],
    ['numbered streets', 'How many houses burned?', ['House #48 houses.', 'House #12 houses.']],
    ['durations', 'How long was the bridge closed?', ['The bridge closed for 3 days.', 'It closed 5 weeks.']],
    [
      'money for another thing',
      'How much will the bridge cost?',
      ['The bridge will cost £2.4 million.', 'The driver was fined £300.'],
    ],
    [
      'another currency',
      'How much will the bridge cost?',
      ['The bridge will cost £2.4 million.', 'The bridge will cost $3.1 million.'],
    ],
    [
      'another share',
      'What share of the vote did Marsh win?',
      ['Marsh won 54.2 percent of the vote.', 'Turnout was 61 percent.'],
    ],
    [
      'another place',
      'How many people were killed in the storm?',
      ['12 people were killed in Lowmoor.', '14 people were killed in Ashmere.'],
    ],
    [
      'one place and two',
      'How many people were killed in the storm?',
      ['12 people were killed in Lowmoor.', '14 people were killed in Lowmoor and Ashmere.'],
    ],
    [
      'another day',
      'How many people were killed in the war?',
      ['12 people were killed on Monday.', '14 people were killed on Tuesday.'],
    ],
    ['other things', 'How many ferries sank?', ['2 ferries sank.', '14 boats sank.']],
    ['a question that names neither', 'What happened in Lowmoor?', ['12 people died.', '14 people died.']],
    [
      'an earlier disaster beside this one',
      deaths,
      ['12 people were killed.', 'It was the worst since the crash of 1994, which left 30 dead.'],
    ],
    ['a number too far away', deaths, ['12 people were killed.', 'Storms killed 900 people.']],
    ['the dead of one country', deaths, ['14 people were killed.', 'The American death toll rose to 12.']],
    ['civilians and all', deaths, ['14 people were killed.', '12 civilian deaths were counted.']],
    [
      'the seriously injured and all',
      'How many people were injured?',
      ['14 people were injured.', '12 people were seriously injured.'],
    ],
    ['members of its staff', deaths, ['24 people died.', 'The number of its nurses killed rose to 17.']],
    ['what would be', deaths, ['14 people died.', 'That would put the dead at 30.']],
    ['many years', deaths, ['14 people died.', 'For almost eight years the sea has left 30 people dead.']],
    ['the last day', deaths, ['14 people died.', 'The fighting killed 12 people in the past day.']],
    [
      'a place that the other does not know',
      'How many people were killed?',
      ['14 people died on the pier.', 'A strike in Ashmere killed 12 people.'],
    ],
    [
      'a strength and a count',
      'How many people were injured?',
      ['25 injured.', 'Injured in the 5.6 magnitude quake.'],
    ],
    [
      'prices beside a question for a name',
      'Which shop lowered its bread prices?',
      ['Pell lowered bread prices to £3.', 'Bread prices were £5.'],
    ],
    [
      'a question that holds the number itself',
      'Which ferry crash killed 12 people?',
      ['The crash killed 12 people.', 'The crash killed 14 people.'],
    ],
    ['two questions', deaths, ['12 people were killed.', 'Were 14 people killed?']],
    [
      'an article that tells the other number too',
      deaths,
      ['12 people were killed.', 'At the pier 10 people were killed. In all 12 people were killed.'],
    ],
    ['one article', deaths, ['12 people were killed. Later 14 people were killed.']],
    ['no number', deaths, ['Nobody was killed.', 'Many people were killed.']],
  ])('%s', (_, question, reports) => {
    expect(differing(question, reports).values).toEqual([]);
  });

  it('where there is room for one finding only', () => {
    const { values, chosen } = differing(deaths, ['12 people died.', '14 people died.'], { limit: 1 });
    expect(values).toEqual([]);
    expect(chosen).toHaveLength(1);
  });
});

describe('their order and their place', () => {
  it('is that of the dates, the undated first, whichever is better', () => {
    const reports = [
      { text: 'The crash killed 16 people.', date: '2024-03-12' },
      { text: '14 people died in the crash.', date: '2024-03-10' },
      { text: 'The crash left 12 people dead.', date: null },
    ];
    expect(differing(deaths, reports).values).toEqual([
      '12 people dead',
      '14 people died',
      'killed 16 people',
    ]);
  });

  it('is behind the others, for a number that was not among the findings', () => {
    const reports = [
      'The crash killed 12 people.',
      'A bell rang in the harbour.',
      'Gulls flew over the pier.',
      'It left 14 people dead.',
    ];
    const { values, chosen } = differing(deaths, reports, { limit: 3 });
    expect(values).toEqual(['killed 12 people', '14 people dead']);
    expect(chosen.map(({ quote }) => quote)).toEqual([reports[0], reports[1], reports[3]]);
  });

  it('is taken where the other only repeats the words', () => {
    const wire = 'The ferry hit the north pier of the harbour at noon on Monday, killing people on its deck:';
    const reports = [`${wire} 12 people died.`, `${wire} 14 people died.`];
    expect(differing(deaths, reports).values).toEqual(['12 people died', '14 people died']);
  });
});

function told(name: string, count: number, date: string | null): Report {
  return { text: `The crash of the ${name} ferry killed ${count} people.`, date };
}

describe('one event', () => {
  const sameEvent = sameEventByWords(deaths);

  it('is reported within ten days, under the names of the question', () => {
    const reports = [told('Lowmoor', 12, '2024-03-01'), told('Lowmoor', 14, '2024-03-11')];
    expect(differing(deaths, reports, { sameEvent }).values).toHaveLength(2);
  });

  it.each([
    ['another year', [told('Lowmoor', 12, '2024-03-01'), told('Lowmoor', 14, '2021-03-02')]],
    ['eleven days', [told('Lowmoor', 12, '2024-03-01'), told('Lowmoor', 14, '2024-03-12')]],
    ['another name', [told('Lowmoor', 12, '2024-03-01'), told('Ashmere', 14, '2024-03-01')]],
    ['an article without a date', [told('Lowmoor', 12, '2024-03-01'), told('Lowmoor', 14, null)]],
  ])('and not: %s', (_, reports) => {
    expect(differing(deaths, reports, { sameEvent }).values).toEqual([]);
  });
});
