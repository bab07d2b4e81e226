import { describe, expect, it } from 'vitest';
import { deaths, differing } from './differing-reports.js';

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
