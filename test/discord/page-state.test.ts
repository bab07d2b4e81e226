import { describe, expect, it } from 'vitest';
import { readPageState, writePageState } from '../../src/discord/page-state.js';

describe('the page that a button leads to', () => {
  it.each([
    { answerId: 'k3v9q2xw', page: 0, askerId: '100000000000000001' },
    { answerId: 'k3v9q2xw', page: 12, askerId: null },
  ])('comes back as it was written: %j', (state) => {
    expect(readPageState(writePageState(state))).toEqual(state);
  });

  it('is nobody’s where who asked has no account', () => {
    const written = writePageState({ answerId: 'k3v9q2xw', page: 1, askerId: 'terminal: ana.1' });
    expect(readPageState(written)).toEqual({ answerId: 'k3v9q2xw', page: 1, askerId: null });
  });

  it.each([
    '',
    'k3v9q2xw',
    'k3v9q2xw.1',
    'k3v9q2xw.-1.1',
    'K3V9.1.1',
    'k3v9q2xw.1.ana',
    'a.1.1.1',
    '../x.1.1',
  ])('is not read off %j', (parameter) => {
    expect(readPageState(parameter)).toBeNull();
  });
});
