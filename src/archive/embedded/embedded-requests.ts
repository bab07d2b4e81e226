import type { Requests } from '../requests.js';
import type { OpenCollection } from './open-collection.js';

/** Runs work on the open files of a collection. */
export type UseCollection = <Result>(work: (collection: OpenCollection) => Result) => Promise<Result>;

/** The requests of a collection, whose files are open only while they are used. */
export class EmbeddedRequests implements Requests {
  readonly #use: UseCollection;

  constructor(use: UseCollection) {
    this.#use = use;
  }

  readonly add: Requests['add'] = (...args) => this.#use(({ requests }) => requests.add(...args));
  readonly request: Requests['request'] = (id) => this.#use(({ requests }) => requests.request(id));
  readonly list: Requests['list'] = (...args) => this.#use(({ requests }) => requests.list(...args));
  readonly openCount: Requests['openCount'] = () => this.#use(({ requests }) => requests.openCount());
  readonly close: Requests['close'] = (...args) => this.#use(({ requests }) => requests.close(...args));
  readonly withdraw: Requests['withdraw'] = (...args) =>
    this.#use(({ requests }) => requests.withdraw(...args));
  readonly removePerson: Requests['removePerson'] = (...args) =>
    this.#use(({ requests }) => requests.removePerson(...args));
  readonly dropSettled: Requests['dropSettled'] = (before) =>
    this.#use(({ requests }) => requests.dropSettled(before));

  readonly newestAddition: Requests['newestAddition'] = () =>
    this.#use(({ requestProgress }) => requestProgress.newestAddition());
  readonly addedAfter: Requests['addedAfter'] = (mark) =>
    this.#use(({ requestProgress }) => requestProgress.addedAfter(mark));
  readonly noteChecked: Requests['noteChecked'] = (...args) =>
    this.#use(({ requestProgress }) => requestProgress.noteChecked(...args));
  readonly meet: Requests['meet'] = (...args) =>
    this.#use(({ requestProgress }) => requestProgress.meet(...args));
  readonly untold: Requests['untold'] = () => this.#use(({ requestProgress }) => requestProgress.untold());
  readonly noteTold: Requests['noteTold'] = (...args) =>
    this.#use(({ requestProgress }) => requestProgress.noteTold(...args));
  readonly reopen: Requests['reopen'] = (id) =>
    this.#use(({ requestProgress }) => requestProgress.reopen(id));
  readonly postsDue: Requests['postsDue'] = () =>
    this.#use(({ requestProgress }) => requestProgress.postsDue());
  readonly notePosted: Requests['notePosted'] = (...args) =>
    this.#use(({ requestProgress }) => requestProgress.notePosted(...args));
  readonly dropPost: Requests['dropPost'] = (id) =>
    this.#use(({ requestProgress }) => requestProgress.dropPost(id));
}
