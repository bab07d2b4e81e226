import { randomInt } from 'node:crypto';
import type { Answer } from '../../archive/answer.js';
import type { Archive } from '../../archive/archive.js';
import type { CollectionId } from '../../archive/collection-id.js';
import { fold } from '../../archive/fold.js';
import type { KeptRequest, RequestFilter, RequestList } from '../../archive/requests.js';
import { UserError } from '../../errors.js';
import { aliasTable } from '../../search/alias-table.js';
import { readAliases } from '../alias-settings.js';
import { newAnswerId } from '../answer-id.js';
import { readSettings } from '../collection-settings.js';
import {
  mostRequests,
  mostRequestsOfPerson,
  type MadeRequest,
  type MakeRequest,
  type RequestDesk,
} from '../request-desk.js';
import type { AskAgain } from './check-requests.js';
import { requestKey } from './request-key.js';

/** Crockford's base 32: no letter that is taken for a digit. */
const idAlphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export interface RequestDeskParts {
  readonly archive: Archive;
  readonly askAgain: AskAgain;
  readonly now: () => Date;
  /** Has the requests of a collection looked after: somebody is to be told, or a message is of yesterday. */
  readonly changed: (collection: CollectionId) => Promise<void>;
}

/** The requests of the process that holds the archive. */
export class LocalRequestDesk implements RequestDesk {
  readonly #parts: RequestDeskParts;

  constructor(parts: RequestDeskParts) {
    this.#parts = parts;
  }

  async make({ collection: id, answer, personId, place, locale }: MakeRequest): Promise<MadeRequest> {
    const { archive, now, changed } = this.#parts;
    const collection = archive.collection(id);
    if (answer.verdict === 'answered') throw new UserError('request-answered');
    // Before it is asked again: what comes meanwhile is looked at later.
    const checkedUntil = await collection.requests.newestAddition();
    const again = await this.#answered(answer, { collection: id, personId, place });
    if (again) return { status: 'answered', answer: again };
    const { requestChannel } = await readSettings(archive.settings, id);
    const aliases = aliasTable(await readAliases(archive.settings, id));
    const { question, filters, asOf, id: answerId } = answer;
    const outcome = await collection.requests.add(
      {
        id: newRequestId(),
        key: requestKey(question, filters, asOf, aliases),
        filters,
        asOf,
        asker: { personId, question, answerId, askedAt: now().toISOString(), place, locale },
        postIn: place.serverId === null ? null : requestChannel,
        checkedUntil,
      },
      { person: mostRequestsOfPerson, collection: mostRequests },
    );
    if (outcome.status === 'person-full')
      throw new UserError('requests-of-person-full', { most: mostRequestsOfPerson });
    if (!('request' in outcome)) throw new UserError('requests-full', { most: mostRequests });
    if (outcome.status !== 'known') await changed(id);
    return outcome;
  }

  list(
    collection: CollectionId,
    filter: RequestFilter,
    range: { readonly offset: number; readonly limit: number },
  ): Promise<RequestList> {
    return this.#parts.archive.collection(collection).requests.list(filter, range);
  }

  async close(collection: CollectionId, named: string): Promise<KeptRequest> {
    const { archive, now, changed } = this.#parts;
    const { id } = await this.#named(collection, named, null);
    const closed = await archive.collection(collection).requests.close(id, now().toISOString());
    if (!closed) throw noRequest(named);
    await changed(collection);
    return closed;
  }

  async withdraw(collection: CollectionId, named: string, personId: string): Promise<KeptRequest> {
    const { archive, now, changed } = this.#parts;
    const { id } = await this.#named(collection, named, personId);
    const { requests } = archive.collection(collection);
    const withdrawn = await requests.withdraw(id, personId, now().toISOString());
    if (!withdrawn) throw noRequest(named);
    await changed(collection);
    return withdrawn;
  }

  async forgetPerson(collection: CollectionId, personId: string): Promise<number> {
    const { archive, now, changed } = this.#parts;
    const { requests } = archive.collection(collection);
    const count = await requests.removePerson(personId, now().toISOString());
    if (count > 0) await changed(collection);
    return count;
  }

  /** What the archive says by now, kept for this person; null where it still does not answer. */
  async #answered(
    { question, filters, asOf }: Answer,
    { collection, personId, place }: Pick<MakeRequest, 'collection' | 'personId' | 'place'>,
  ): Promise<Answer | null> {
    const again = await this.#parts.askAgain(collection, { question, filters, asOf });
    if (again.verdict !== 'answered') return null;
    const audience = { askerId: personId, channelId: place.channelId, private: true };
    const answer: Answer = { ...again, id: newAnswerId(), audience };
    await this.#parts.archive.collection(collection).saveAnswer(answer);
    return answer;
  }

  /** An open request; of this person, where one is given. @throws UserError "no-request" */
  async #named(collection: CollectionId, named: string, personId: string | null): Promise<KeptRequest> {
    const open = await this.list(collection, { state: 'open', personId }, { offset: 0, limit: mostRequests });
    const wanted = fold(named.trim());
    const found =
      open.requests.find(({ id }) => id === wanted) ??
      open.requests.find(({ question }) => question !== null && fold(question) === wanted);
    if (!found) throw noRequest(named);
    return found;
  }
}

function noRequest(named: string): UserError {
  return new UserError('no-request', { request: named.trim().slice(0, 80) });
}

/** "r" and six characters, 30 random bits: short enough to type. */
function newRequestId(): string {
  return `r${Array.from({ length: 6 }, () => idAlphabet[randomInt(idAlphabet.length)]).join('')}`;
}
