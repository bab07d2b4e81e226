import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.js';
import { defaultDirectMessageLimits } from '../src/desk/direct-messages.js';

describe('what the owner lets people do in direct messages', () => {
  it('is as by default where nothing is set, or nothing is written behind a name', () => {
    expect(readConfig({}).directMessages).toEqual(defaultDirectMessageLimits);
    const blank = { DATELINE_DM: '', DATELINE_DM_QUESTIONS_PER_DAY: '', DATELINE_DM_MOST_ARTICLES: '' };
    expect(readConfig(blank).directMessages).toEqual(defaultDirectMessageLimits);
  });

  it('is what is set: numbers, none, or no limit', () => {
    const environment = {
      DATELINE_DM: 'false',
      DATELINE_DM_QUESTIONS_PER_DAY: '7',
      DATELINE_DM_ARTICLES_PER_DAY: '0',
      DATELINE_DM_MOST_ARTICLES: 'unlimited',
    };
    expect(readConfig(environment).directMessages).toEqual({
      isOn: false,
      questionsPerDay: 7,
      articlesPerDay: 0,
      mostArticles: null,
    });
  });

  it.each(['-1', '1.5', 'many', '1e9', 'NaN', ' '])('is refused by its name where it is %j', (value) => {
    expect(() => readConfig({ DATELINE_DM_QUESTIONS_PER_DAY: value })).toThrow(
      'DATELINE_DM_QUESTIONS_PER_DAY="',
    );
  });
});
