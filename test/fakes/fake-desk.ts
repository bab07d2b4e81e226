import type { BotDesk } from '../../src/desk/bot-desk.js';
import type { AllowanceDesk } from '../../src/desk/allowance-desk.js';
import type { AuditDesk } from '../../src/desk/audit-desk.js';
import type { CalendarDesk } from '../../src/desk/calendar-desk.js';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import { defaultDirectMessageLimits } from '../../src/desk/direct-messages.js';
import type { SharingDesk } from '../../src/desk/check-desk.js';
import type { Desk } from '../../src/desk/desk.js';
import type { DigestDesk } from '../../src/desk/digest-desk.js';
import type { FeedDesk } from '../../src/desk/feed-desk.js';
import type { FollowDesk } from '../../src/desk/follow-desk.js';
import type { RequestDesk } from '../../src/desk/request-desk.js';
import type { OpinionDesk } from '../../src/desk/opinion-desk.js';
import type { PrivacyDesk } from '../../src/desk/privacy-desk.js';
import type { ServerDesk } from '../../src/desk/server-desk.js';
import type { SettingsDesk } from '../../src/desk/settings-desk.js';
import type { TimelineDesk } from '../../src/desk/timeline-desk.js';

/** Desks of a desk. */
interface Parts {
  readonly feeds: FeedDesk;
  readonly settings: SettingsDesk;
  readonly requests: RequestDesk;
  readonly allowance: AllowanceDesk;
  readonly audit: AuditDesk;
  readonly sharing: SharingDesk;
  readonly opinions: OpinionDesk;
  readonly timelines: TimelineDesk;
  readonly following: FollowDesk;
  readonly digests: DigestDesk;
  readonly calendar: CalendarDesk;
  readonly servers: ServerDesk;
  readonly privacy: PrivacyDesk;
}
type Method = Exclude<keyof Desk, 'close' | keyof Parts>;

/** What a test has the desk do; a method that is not given throws. */
export type FakeDeskBehaviour = Partial<Pick<Desk, Method>> & {
  readonly [Part in keyof Parts]?: Partial<Parts[Part]>;
};

/** A desk that does what a test says, and remembers what it was asked. Settings are as by default, and nobody is held back. */
export class FakeDesk implements BotDesk {
  /** Each call in order, but for what is as by default: the method ("ask", "feeds.add") and its arguments. */
  readonly calls: { readonly method: string; readonly args: readonly unknown[] }[] = [];
  readonly #behaviour: FakeDeskBehaviour;
  readonly feeds = this.#part('feeds');
  readonly requests = this.#part('requests');
  readonly sharing = this.#part('sharing');
  readonly opinions = this.#part('opinions');
  readonly settings = this.#part('settings', { read: async () => defaultSettings });
  readonly allowance = this.#part('allowance', {
    take: async () => undefined,
    requireOpen: async () => undefined,
    limits: async () => defaultDirectMessageLimits,
  });
  readonly audit = this.#part('audit');
  readonly calendar = this.#part('calendar');

  readonly timelines = this.#part('timelines');
  readonly following = this.#part('following');
  readonly digests = this.#part('digests');
  readonly privacy = this.#part('privacy');
  readonly servers = this.#part('servers', {
    left: async () => undefined,
    joined: async () => undefined,
    compare: async () => undefined,
  });

  constructor(behaviour: FakeDeskBehaviour = {}) {
    this.#behaviour = behaviour;
  }

  ask: Desk['ask'] = async (...args) => this.#behaviourOf('ask', args)(...args);
  check: Desk['check'] = async (...args) => this.#behaviourOf('check', args)(...args);
  add: Desk['add'] = async (...args) => this.#behaviourOf('add', args)(...args);
  read: Desk['read'] = async (...args) => this.#behaviourOf('read', args)(...args);
  findAnswer: Desk['findAnswer'] = async (...args) => this.#behaviourOf('findAnswer', args)(...args);
  attachMessage: Desk['attachMessage'] = async (...args) => this.#behaviourOf('attachMessage', args)(...args);
  outlets: Desk['outlets'] = async (...args) => this.#behaviourOf('outlets', args)(...args);
  aliases: Desk['aliases'] = async (...args) => this.#behaviourOf('aliases', args)(...args);
  setAliases: Desk['setAliases'] = async (...args) => this.#behaviourOf('setAliases', args)(...args);
  feedback: Desk['feedback'] = async (...args) => this.#behaviourOf('feedback', args)(...args);
  stats: Desk['stats'] = async (...args) => this.#behaviourOf('stats', args)(...args);
  repair: Desk['repair'] = async (...args) => this.#behaviourOf('repair', args)(...args);
  verify: Desk['verify'] = async (...args) => this.#behaviourOf('verify', args)(...args);
  backup: Desk['backup'] = async (...args) => this.#behaviourOf('backup', args)(...args);
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

  #part<Name extends keyof Parts>(name: Name, otherwise: Partial<Parts[Name]> = {}): Parts[Name] {
    return new Proxy({} as Parts[Name], {
      get: (_target, method) => {
        const told = this.#behaviour[name] as Record<string, unknown> | undefined;
        const byDefault = (otherwise as Record<string, unknown>)[String(method)];
        return async (...args: readonly unknown[]) => {
          const act = told?.[String(method)] ?? byDefault;
          if (act !== byDefault || act === undefined) {
            this.calls.push({ method: `${name}.${String(method)}`, args });
          }
          if (typeof act === 'function') return act(...args) as unknown;
          throw new Error(`The fake desk was not told what to do on ${name}.${String(method)}.`);
        };
      },
    });
  }
}
