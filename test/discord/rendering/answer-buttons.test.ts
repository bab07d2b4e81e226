import { describe, expect, it } from 'vitest';
import { answerButtons } from '../../../src/discord/rendering/answer-buttons.js';
import type { ShownPage } from '../../../src/discord/rendering/paging-row.js';
import { answerWith } from '../answer-fixtures.js';
import { english } from '../english-answer.js';

const answer = answerWith({ audience: { askerId: '100000000000000001', channelId: '2', private: false } });

function pagingOf(shown: ShownPage) {
  const buttons = answerButtons(answer, shown, english).at(-1)?.components ?? [];
  return buttons.map((button) => ({
    id: 'custom_id' in button ? button.custom_id : '',
    disabled: button.disabled === true,
  }));
}

describe('the buttons under an answer', () => {
  it('lead to the pages before and behind, and nowhere at the ends', () => {
    expect(pagingOf({ page: 1, pages: 3 })).toEqual([
      { id: 'page:k3v9q2xw.0.100000000000000001', disabled: false },
      { id: 'page:k3v9q2xw.2.100000000000000001', disabled: false },
    ]);
    expect(pagingOf({ page: 0, pages: 2 }).map(({ disabled }) => disabled)).toEqual([true, false]);
    expect(pagingOf({ page: 1, pages: 2 }).map(({ disabled }) => disabled)).toEqual([false, true]);
  });

  it('stand in rows of five at most, each with an id of its own', () => {
    for (const pages of [1, 2, 12]) {
      for (let page = 0; page < pages; page += 1) {
        const rows = answerButtons(answer, { page, pages }, english);
        expect(rows.length).toBe(pages > 1 ? 2 : 1);
        const ids = rows.flatMap(({ components }) => {
          expect(components.length).toBeLessThanOrEqual(5);
          return components.map((button) => ('custom_id' in button ? button.custom_id : ''));
        });
        expect(new Set(ids).size).toBe(ids.length);
      }
    }
  });
});
