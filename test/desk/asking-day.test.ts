import { describe, expect, it } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { ManagedDesk } from './managed-desk.js';

describe('the day on which a question is asked', () => {
  it("is that of the collection's time zone, and its weeks begin as set", async () => {
    const managed = await ManagedDesk.open();
    managed.setNow('2026-03-01T23:30:00Z'); // A Sunday in Lisbon, a Monday in Berlin.
    const ask = () => managed.ask('Which bank failed last week?');
    const { settings } = managed.desk;

    await settings.change(localCollection, { timeZone: 'Europe/Lisbon' });
    expect((await ask()).asOf).toBe('2026-03-01');
    await settings.change(localCollection, { timeZone: 'Europe/Berlin' });
    const onMonday = await ask();
    expect(onMonday.asOf).toBe('2026-03-02');
    expect(onMonday.understood?.time?.since).toBe('2026-02-16');
    await settings.change(localCollection, { weekStart: 'sunday' });
    expect((await ask()).understood?.time?.since).toBe('2026-02-15');
  });
});
