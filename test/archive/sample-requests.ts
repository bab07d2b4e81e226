import type { KeptRequest, NewRequest, RequestAsker } from '../../src/archive/requests.js';

/** Somebody who asked in the channel 70 of the server 10, but for what is given. */
export function sampleAsker(personId: string, parts: Partial<RequestAsker> = {}): RequestAsker {
  return {
    personId,
    question: 'When does the harbour bridge open?',
    answerId: 'k3v9q2xw',
    askedAt: '2026-03-01T10:00:00.000Z',
    place: { serverId: '10', channelId: '70', private: false },
    locale: 'en-GB',
    metBy: null,
    toldAt: null,
    ...parts,
  };
}

/** An open request of one person, but for what is given. */
export function sampleRequest(parts: Partial<KeptRequest> = {}): KeptRequest {
  const askers = parts.askers ?? [sampleAsker('7')];
  return {
    id: 'rabc123',
    state: 'open',
    question: askers[0]?.question ?? null,
    filters: { since: null, until: null, outlet: null },
    asOf: '2026-03-01',
    askedAt: '2026-03-01T10:00:00.000Z',
    settledAt: null,
    post: null,
    checkedUntil: 0,
    revision: 1,
    ...parts,
    askers,
  };
}

/** The same as it is asked for. */
export function newRequest(id: string, personId: string, parts: Partial<NewRequest> = {}): NewRequest {
  const { metBy: _metBy, toldAt: _toldAt, ...asker } = sampleAsker(personId);
  return {
    id,
    key: id,
    filters: { since: null, until: null, outlet: null },
    asOf: '2026-03-01',
    asker,
    postIn: null,
    checkedUntil: 0,
    ...parts,
  };
}

export const roomForAll = { person: 100, collection: 100 };
