import type { Desk } from '../../src/desk/desk.js';
import type { FeedDesk } from '../../src/desk/feed-desk.js';

type Method = Exclude<keyof Desk, 'close' | 'feeds'>;

/** What a test has the desk do; a method that is not given throws. */
export interface FakeDeskBehaviour extends Partial<Pick<Desk, Method>> {
  readonly feeds?: Partial<FeedDesk>;
}

/** A desk that does what a test says, and remembers what it was asked. */
export class FakeDesk implements Desk {
  /** Each call in order: the method and its arguments. */
  readonly calls: { readonly method: string; readonly args: readonly unknown[] }[] = [];
  readonly #behaviour: FakeDeskBehaviour;

  readonly feeds: FeedDesk = {
    add: async (...args) => this.#feedBehaviourOf('add', args)(...args),
    list: async (...args) => this.#feedBehaviourOf('list', args)(...args),
    remove: async (...args) => this.#feedBehaviourOf('remove', args)(...args),
    pause: async (...args) => this.#feedBehaviourOf('pause', args)(...args),
    resume: async (...args) => this.#feedBehaviourOf('resume', args)(...args),
    importOpml: async (...args) => this.#feedBehaviourOf('importOpml', args)(...args),
    exportOpml: async (...args) => this.#feedBehaviourOf('exportOpml', args)(...args),
    poll: async (...args) => this.#feedBehaviourOf('poll', args)(...args),
    removeAll: async (...args) => this.#feedBehaviourOf('removeAll', args)(...args),
  };

  constructor(behaviour: FakeDeskBehaviour = {}) {
    this.#behaviour = behaviour;
  }

  ask: Desk['ask'] = async (...args) => this.#behaviourOf('ask', args)(...args);
  add: Desk['add'] = async (...args) => this.#behaviourOf('add', args)(...args);
  read: Desk['read'] = async (...args) => this.#behaviourOf('read', args)(...args);
  findAnswer: Desk['findAnswer'] = async (...args) => this.#behaviourOf('findAnswer', args)(...args);
  attachMessage: Desk['attachMessage'] = async (...args) => this.#behaviourOf('attachMessage', args)(...args);
  outlets: Desk['outlets'] = async (...args) => this.#behaviourOf('outlets', args)(...args);
  aliases: Desk['aliases'] = async (...args) => this.#behaviourOf('aliases', args)(...args);
  setAliases: Desk['setAliases'] = async (...args) => this.#behaviourOf('setAliases', args)(...args);
  stats: Desk['stats'] = async (...args) => this.#behaviourOf('stats', args)(...args);
  verify: Desk['verify'] = async (...args) => this.#behaviourOf('verify', args)(...args);
  articles: Desk['articles'] = async (...args) => this.#behaviourOf('articles', args)(...args);
  hosts: Desk['hosts'] = async (...args) => this.#behaviourOf('hosts', args)(...args);
  setHosts: Desk['setHosts'] = async (...args) => this.#behaviourOf('setHosts', args)(...args);
  listArticles: Desk['listArticles'] = async (...args) => this.#behaviourOf('listArticles', args)(...args);
  showArticle: Desk['showArticle'] = async (...args) => this.#behaviourOf('showArticle', args)(...args);
  editArticle: Desk['editArticle'] = async (...args) => this.#behaviourOf('editArticle', args)(...args);
  removeArticle: Desk['removeArticle'] = async (...args) => this.#behaviourOf('removeArticle', args)(...args);
  undoRemoval: Desk['undoRemoval'] = async (...args) => this.#behaviourOf('undoRemoval', args)(...args);
  removals: Desk['removals'] = async (...args) => this.#behaviourOf('removals', args)(...args);

  async close(): Promise<void> {
    this.calls.push({ method: 'close', args: [] });
  }

  #behaviourOf<Name extends Method>(method: Name, args: readonly unknown[]): Desk[Name] {
    this.calls.push({ method, args });
    const behaviour = this.#behaviour[method];
    if (!behaviour) throw new Error(`The fake desk was not told what to do on ${method}.`);
    return behaviour as Desk[Name];
  }

  #feedBehaviourOf<Name extends keyof FeedDesk>(method: Name, args: readonly unknown[]): FeedDesk[Name] {
    this.calls.push({ method: `feeds.${method}`, args });
    const behaviour = this.#behaviour.feeds?.[method];
    if (!behaviour) throw new Error(`The fake desk was not told what to do on feeds.${method}.`);
    return behaviour;
  }
}
