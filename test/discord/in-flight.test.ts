import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { InFlight } from '../../src/discord/in-flight.js';

describe('InFlight', () => {
  it('has nothing to wait for at first', async () => {
    await expect(new InFlight().settled(1000)).resolves.toBe(true);
  });

  it('waits for what is under way', async () => {
    const inFlight = new InFlight();
    let ended = false;
    inFlight.track(wait(30).then(() => void (ended = true)));
    await expect(inFlight.settled(1000)).resolves.toBe(true);
    expect(ended).toBe(true);
  });

  it('does not wait for ever', async () => {
    const inFlight = new InFlight();
    let ended = false;
    inFlight.track(wait(150).then(() => void (ended = true)));
    await expect(inFlight.settled(20)).resolves.toBe(false);
    expect(ended).toBe(false);
  });
});
