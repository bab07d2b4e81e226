import { describe, expect, it } from 'vitest';
import { dayIn } from '../../src/desk/day-in.js';

const moment = new Date('2026-11-20T23:30:00Z');

describe('the day in a time zone', () => {
  it.each([
    ['UTC', '2026-11-20'],
    ['Europe/Berlin', '2026-11-21'],
    ['America/Los_Angeles', '2026-11-20'],
    ['Asia/Kathmandu', '2026-11-21'],
    ['Pacific/Kiritimati', '2026-11-21'],
  ])('%s: %s', (zone, day) => {
    expect(dayIn(zone, moment)).toBe(day);
  });

  it("is the machine's where none is told", () => {
    const offsetMs = moment.getTimezoneOffset() * 60_000;
    expect(dayIn(null, moment)).toBe(new Date(moment.getTime() - offsetMs).toISOString().slice(0, 10));
  });
});
