import type { Person } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { KeptRequest } from '../archive/requests.js';
import type { Auditor } from './auditor.js';
import type { RequestDesk } from './request-desk.js';

/** Requests, with who closes them noted. Who asks, and who does so no more, is nobody's business. */
export class AuditedRequestDesk implements RequestDesk {
  readonly make: RequestDesk['make'] = (request) => this.#requests.make(request);
  readonly list: RequestDesk['list'] = (...args) => this.#requests.list(...args);
  readonly withdraw: RequestDesk['withdraw'] = (...args) => this.#requests.withdraw(...args);
  readonly forgetPerson: RequestDesk['forgetPerson'] = (...args) => this.#requests.forgetPerson(...args);
  readonly #requests: RequestDesk;
  readonly #auditor: Auditor;

  constructor(requests: RequestDesk, auditor: Auditor) {
    this.#requests = requests;
    this.#auditor = auditor;
  }

  async close(collection: CollectionId, named: string, by: Person): Promise<KeptRequest> {
    const closed = await this.#requests.close(collection, named, by);
    await this.#auditor.note(collection, by, { kind: 'request-closed', request: closed.id });
    return closed;
  }
}
