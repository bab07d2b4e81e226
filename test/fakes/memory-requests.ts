import type { Answer } from '../../src/archive/answer.js';
import type {
  AddedRequest,
  KeptRequest,
  NewRequest,
  RequestLimits,
  RequestAsker,
  Requests,
} from '../../src/archive/requests.js';

/** What a collection in memory tells its requests. */
export interface RequestSurroundings {
  saveAnswer(answer: Answer): void;
  /** The id that a passage was given last. */
  lastPassageId(): number;
  /** Articles with a passage of a higher id that is searched. */
  articlesAfter(passageId: number): readonly string[];
}

interface Stored {
  request: Omit<KeptRequest, 'question'>;
  readonly key: string;
  postedRevision: number;
}

/** Requests in memory. */
export class MemoryRequests implements Requests {
  readonly #around: RequestSurroundings;
  /** In the order in which they were asked for. */
  #stored: Stored[] = [];

  constructor(around: RequestSurroundings) {
    this.#around = around;
  }

  async add({ id, key, asker, ...rest }: NewRequest, most: RequestLimits): Promise<AddedRequest> {
    const open = this.#stored.filter(({ request }) => request.state === 'open');
    const isHis = ({ request }: Stored) => request.askers.some(({ personId }) => personId === asker.personId);
    const same = open.find((stored) => stored.key === key);
    if (same && isHis(same)) return { status: 'known', request: shown(same) };
    if (open.filter(isHis).length >= most.person) return { status: 'person-full' };
    if (!same && open.length >= most.collection) return { status: 'collection-full' };
    const { filters, asOf, postIn, checkedUntil } = rest;
    const stored = same ?? {
      key,
      postedRevision: 0,
      request: {
        id,
        state: 'open',
        filters,
        asOf,
        askedAt: asker.askedAt,
        settledAt: null,
        askers: [],
        post: postIn === null ? null : { channelId: postIn, messageId: null },
        checkedUntil,
        revision: 1,
      },
    };
    if (!same) this.#stored.push(stored);
    this.#change(stored, { askers: [...stored.request.askers, { ...asker, metBy: null, toldAt: null }] });
    return { status: same ? 'joined' : 'new', request: shown(stored) };
  }

  async request(requestId: string): Promise<KeptRequest | null> {
    const stored = this.#find(requestId);
    return stored ? shown(stored) : null;
  }

  list: Requests['list'] = async ({ state, personId }, { offset, limit }) => {
    const passing = this.#stored
      .map(shown)
      .filter((request) => request.askers.length > 0 && (state === null || request.state === state))
      .filter(({ askers }) => personId === null || askers.some((asker) => asker.personId === personId))
      .toReversed();
    return { requests: passing.slice(offset, offset + limit), total: passing.length };
  };

  async openCount(): Promise<number> {
    return this.#stored.filter(({ request }) => request.state === 'open').length;
  }

  async newestAddition(): Promise<number> {
    return this.#around.lastPassageId();
  }

  async addedAfter(mark: number): Promise<readonly string[]> {
    return this.#around.articlesAfter(mark);
  }

  async noteChecked(requestId: string, mark: number): Promise<void> {
    const stored = this.#find(requestId);
    if (stored) stored.request = { ...stored.request, checkedUntil: mark };
  }

  async meet(requestId: string, settledAt: string, answers: ReadonlyMap<string, Answer>): Promise<boolean> {
    const stored = this.#find(requestId);
    const askers = stored?.request.askers ?? [];
    const isAsAnswered = askers.every(({ personId }) => answers.has(personId));
    if (stored?.request.state !== 'open' || !isAsAnswered) return false;
    const met = askers.map((asker): RequestAsker => {
      const answer = answers.get(asker.personId);
      if (answer) this.#around.saveAnswer(answer);
      return { ...asker, metBy: answer?.id ?? null };
    });
    this.#change(stored, { state: 'met', settledAt, askers: met });
    return true;
  }

  async untold(): Promise<readonly KeptRequest[]> {
    return this.#stored.filter(({ request }) => request.askers.some(isUntold)).map(shown);
  }

  async noteTold(requestId: string, personIds: readonly string[], toldAt: string): Promise<void> {
    const stored = this.#find(requestId);
    if (!stored) return;
    const askers = stored.request.askers.map((asker) =>
      personIds.includes(asker.personId) ? { ...asker, toldAt } : asker,
    );
    stored.request = { ...stored.request, askers };
  }

  async reopen(requestId: string): Promise<void> {
    const stored = this.#find(requestId);
    if (!stored) return;
    const askers = stored.request.askers
      .filter(({ toldAt }) => toldAt === null)
      .map((asker) => ({ ...asker, metBy: null }));
    this.#change(stored, { state: 'open', settledAt: null, askers });
  }

  async close(requestId: string, settledAt: string): Promise<KeptRequest | null> {
    const stored = this.#find(requestId);
    if (stored?.request.state !== 'open') return null;
    this.#change(stored, { state: 'closed', settledAt });
    return shown(stored);
  }

  async withdraw(requestId: string, personId: string, settledAt: string): Promise<KeptRequest | null> {
    const stored = this.#find(requestId);
    const isAsker = stored?.request.askers.some((asker) => asker.personId === personId);
    if (stored?.request.state !== 'open' || !isAsker) return null;
    const before = shown(stored);
    this.#removeAsker(stored, personId, settledAt);
    return before;
  }

  async postsDue(): Promise<readonly KeptRequest[]> {
    return this.#stored
      .filter(({ request, postedRevision }) => request.post && postedRevision < request.revision)
      .map(shown);
  }

  async notePosted(requestId: string, messageId: string, revision: number): Promise<boolean> {
    const stored = this.#find(requestId);
    if (!stored?.request.post) return false;
    stored.request = { ...stored.request, post: { ...stored.request.post, messageId } };
    stored.postedRevision = revision;
    this.#dropUnasked();
    return true;
  }

  async dropPost(requestId: string): Promise<void> {
    const stored = this.#find(requestId);
    if (stored) stored.request = { ...stored.request, post: null };
    this.#dropUnasked();
  }

  async removePerson(personId: string, removedAt: string): Promise<number> {
    const his = this.#stored.filter(({ request }) =>
      request.askers.some((asker) => asker.personId === personId),
    );
    for (const stored of his) this.#removeAsker(stored, personId, removedAt);
    return his.length;
  }

  async dropSettled(before: string): Promise<number> {
    const kept = this.#stored.filter(
      ({ request: { state, settledAt } }) => state === 'open' || (settledAt ?? '') >= before,
    );
    const dropped = this.#stored.length - kept.length;
    this.#stored = kept;
    return dropped;
  }

  clear(): void {
    this.#stored = [];
  }

  #find(requestId: string): Stored | null {
    return this.#stored.find(({ request }) => request.id === requestId) ?? null;
  }

  #change(stored: Stored, parts: Partial<KeptRequest>): void {
    stored.request = { ...stored.request, ...parts, revision: stored.request.revision + 1 };
  }

  #removeAsker(stored: Stored, personId: string, removedAt: string): void {
    const askers = stored.request.askers.filter((asker) => asker.personId !== personId);
    const isOver = askers.length === 0 && stored.request.state === 'open';
    this.#change(stored, { askers, ...(isOver ? { state: 'closed', settledAt: removedAt } : {}) });
    this.#dropUnasked();
  }

  #dropUnasked(): void {
    this.#stored = this.#stored.filter(
      ({ request, postedRevision }) =>
        request.askers.length > 0 ||
        ((request.post?.messageId ?? null) !== null && postedRevision < request.revision),
    );
  }
}

function isUntold({ metBy, toldAt }: RequestAsker): boolean {
  return metBy !== null && toldAt === null;
}

function shown({ request }: Stored): KeptRequest {
  return { ...request, question: request.askers[0]?.question ?? null };
}
