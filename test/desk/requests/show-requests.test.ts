import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { showRequests } from '../../../src/desk/requests/show-requests.js';
import { newRequest, roomForAll } from '../../archive/sample-requests.js';
import { FakeRequestVoice } from '../../fakes/fake-request-voice.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';

const at = '2026-03-02T10:00:00.000Z';
let archive: MemoryArchive;
let voice: FakeRequestVoice;
const requests = () => archive.collection(localCollection).requests;
const show = () =>
  showRequests(
    localCollection,
    { archive, voice, logger: pino({ level: 'silent' }) },
    new AbortController().signal,
  );

beforeEach(() => {
  archive = new MemoryArchive();
  voice = new FakeRequestVoice();
});

describe('showing requests in a channel', () => {
  it('posts one, and changes the message when the request has changed', async () => {
    await requests().add(newRequest('unposted', '7'), roomForAll);
    await requests().add(newRequest('r1', '7', { postIn: '80' }), roomForAll);
    await show();
    await show();
    await requests().add(newRequest('r2', '8', { key: 'r1' }), roomForAll);
    await show();
    await requests().close('r1', at);
    await show();
    await show();
    expect(voice.said).toEqual(['r1: open 1', 'r1: open 2', 'r1: closed 2']);
    expect((await requests().request('r1'))?.post).toEqual({ channelId: '80', messageId: 'message-1' });
  });

  it('takes the question out of the message where nobody asks any more, then forgets it', async () => {
    await requests().add(newRequest('r1', '7', { postIn: '80' }), roomForAll);
    await show();
    await requests().removePerson('7', at);
    await show();
    expect(voice.said).toEqual(['r1: open 1', 'r1: closed 0']);
    expect(await requests().request('r1')).toBeNull();
  });

  it('takes it out of one that was on its way meanwhile, too', async () => {
    await requests().add(newRequest('r1', '7', { postIn: '80' }), roomForAll);
    voice.before = (saying) => {
      if (saying === 'r1: open 1') void requests().removePerson('7', at);
    };
    await show();
    expect(voice.said).toEqual(['r1: open 1', 'r1: closed 0']);
  });

  it('gives a message up that somebody deleted, and tries one again that failed', async () => {
    await requests().add(newRequest('r1', '7', { postIn: '80' }), roomForAll);
    await requests().add(newRequest('r2', '7', { postIn: '80' }), roomForAll);
    voice.before = (saying) => {
      if (saying.startsWith('r1')) throw new Error('Discord has a fault of its own.');
    };
    await expect(show()).rejects.toThrow('a fault of its own');
    expect(voice.said).toEqual(['r2: open 1']);
    voice.before = () => {};
    voice.refused = 'the message is gone';
    await show();
    await show();
    expect(voice.said).toEqual(['r2: open 1', 'r1: open 1']);
    expect((await requests().request('r1'))?.post).toBeNull();
  });
});
