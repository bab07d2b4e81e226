import type { Requests } from '../requests.js';
import type { CollectionAccess } from './collection-rooms.js';

/** The requests of a collection. */
export class PostgresRequests implements Requests {
  readonly #access: CollectionAccess;

  constructor(access: CollectionAccess) {
    this.#access = access;
  }

  readonly add: Requests['add'] = (...args) => this.#access.write(({ requests }) => requests.add(...args));
  readonly request: Requests['request'] = (id) => this.#access.read(({ requests }) => requests.request(id));
  readonly list: Requests['list'] = (...args) => this.#access.read(({ requests }) => requests.list(...args));
  readonly openCount: Requests['openCount'] = () => this.#access.read(({ requests }) => requests.openCount());
  readonly close: Requests['close'] = (...args) =>
    this.#access.write(({ requests }) => requests.close(...args));
  readonly withdraw: Requests['withdraw'] = (...args) =>
    this.#access.write(({ requests }) => requests.withdraw(...args));
  readonly removePerson: Requests['removePerson'] = (...args) =>
    this.#access.write(({ requests }) => requests.removePerson(...args));
  readonly dropSettled: Requests['dropSettled'] = (before) =>
    this.#access.write(({ requests }) => requests.dropSettled(before));

  readonly newestAddition: Requests['newestAddition'] = () =>
    this.#access.read(({ progress }) => progress.newestAddition());
  readonly addedAfter: Requests['addedAfter'] = (mark) =>
    this.#access.read(({ progress }) => progress.addedAfter(mark));
  readonly noteChecked: Requests['noteChecked'] = (...args) =>
    this.#access.write(({ progress }) => progress.noteChecked(...args));
  readonly meet: Requests['meet'] = (...args) => this.#access.write(({ progress }) => progress.meet(...args));
  readonly untold: Requests['untold'] = () => this.#access.read(({ progress }) => progress.untold());
  readonly noteTold: Requests['noteTold'] = (...args) =>
    this.#access.write(({ progress }) => progress.noteTold(...args));
  readonly reopen: Requests['reopen'] = (id) => this.#access.write(({ progress }) => progress.reopen(id));
  readonly postsDue: Requests['postsDue'] = () => this.#access.read(({ progress }) => progress.postsDue());
  readonly notePosted: Requests['notePosted'] = (...args) =>
    this.#access.write(({ progress }) => progress.notePosted(...args));
  readonly dropPost: Requests['dropPost'] = (id) =>
    this.#access.write(({ progress }) => progress.dropPost(id));
}
