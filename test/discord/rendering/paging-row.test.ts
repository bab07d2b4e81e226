import { describe, expect, it } from 'vitest';
import { pagingRow } from '../../../src/discord/rendering/paging-row.js';

const labels = { before: 'Newer', after: 'Older' };
const idOfPage = (page: number): string => `list:${page}`;

/** Of each button its label, where it leads, and whether it can be pressed. */
function buttons(page: number, pages: number) {
  return pagingRow({ page, pages }, labels, idOfPage).flatMap(({ components }) =>
    components.map((button) => [
      'label' in button ? button.label : '',
      'custom_id' in button ? button.custom_id : '',
      button.disabled !== true,
    ]),
  );
}

describe('pagingRow', () => {
  it('is none where there is one page', () => {
    expect(pagingRow({ page: 0, pages: 1 }, labels, idOfPage)).toEqual([]);
  });

  it.each([
    [0, 'list:0', false, 'list:1', true],
    [1, 'list:0', true, 'list:2', true],
    [2, 'list:1', true, 'list:3', false],
  ])('on page %i of three leads to those beside it', (page, before, backIsOpen, after, onIsOpen) => {
    expect(buttons(page, 3)).toEqual([
      ['Newer', before, backIsOpen],
      ['Older', after, onIsOpen],
    ]);
  });
});
