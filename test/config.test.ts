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

describe('where the archive is', () => {
  it('a folder, or a database, by the environment or by what is said instead', () => {
    expect(readConfig({ DATELINE_ARCHIVE: '/srv/news' })).toMatchObject({
      archiveFolder: '/srv/news',
      archiveUrl: null,
    });
    const url = 'postgres://ana:secret@db.example/news';
    expect(readConfig({ DATELINE_ARCHIVE: url })).toMatchObject({
      archiveFolder: readConfig({}).archiveFolder,
      archiveUrl: url,
    });
    expect(readConfig({ DATELINE_ARCHIVE: url }, { archive: '/srv/news' }).archiveUrl).toBeNull();
    expect(readConfig({}, { archive: 'postgresql://db.example/news' }).archiveUrl).not.toBeNull();
  });

  it.each(['mysql://ana:secret@db/news', 'postgres:/news', 'https://db.example/'])(
    'what is neither a folder nor a database is refused: %s',
    (archive) => {
      expect(() => readConfig({}, { archive })).toThrow(/^(?!.*secret).*neither a folder nor a database/);
    },
  );

  it('an address that is none is refused without being told: it holds a password', () => {
    const environment = { DATELINE_ARCHIVE: 'postgres://ana:sec[ret@db:x/news' };
    expect(() => readConfig(environment)).toThrow(
      /^(?!.*sec\[ret)DATELINE_ARCHIVE begins as the address .* as %XX\./,
    );
  });
});
