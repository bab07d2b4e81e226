import { UserError } from '../../errors.js';
import type { ChatMessage } from '../chat-session.js';
import type { LoopbackDiscord } from '../loopback-discord.js';
import type { LoopbackSession } from '../loopback/loopback-session.js';
import type { TrialPerson, TrialWorld } from '../trial-world.js';
import { commandItems } from './command-items.js';
import { messageHtml } from './message-html.js';
import type { MessageItem, PersonItem, PlaceGroup, View } from './page-protocol.js';

/** Discord's own limit for answering an interaction. */
const longestWorkMs = 15 * 60_000;
/** The page shows the newest messages of a place. */
const shownMessages = 200;

/** One person in one place, as the page shows it. */
export interface StagePlace {
  readonly person: TrialPerson;
  readonly session: LoopbackSession;
}

/** What the page shows of the loopback Discord: who one can be, where, and what he sees there. */
export class PageStage {
  readonly #loopback: LoopbackDiscord;
  readonly #world: TrialWorld;
  readonly #questions: readonly string[];

  /** @param questions what may be asked to begin with */
  constructor(loopback: LoopbackDiscord, world: TrialWorld, questions: readonly string[]) {
    this.#loopback = loopback;
    this.#world = world;
    this.#questions = questions;
  }

  /** @throws UserError where there is no such person or he does not see that place */
  at(personId: string, placeId: string): StagePlace {
    const person = this.#person(personId);
    const { session, directChannelId } = this.#direct(person);
    if (placeId === directChannelId) return { person, session };
    const place = this.#loopback.overview.placesOf(person.user).find(({ id }) => id === placeId);
    if (!place?.guild) throw new UserError('no-place', `${person.user.name} sees no place ${placeId}.`);
    const at = { guildId: place.guild.id, channelId: placeId };
    return { person, session: this.#loopback.session(person.user, at, { timeoutMs: longestWorkMs }) };
  }

  /** Where one begins: the first person, in the first channel. */
  get beginning(): { readonly person: string; readonly place: string } {
    const [first] = this.#world.people;
    return { person: first?.user.id ?? '', place: this.#world.home.channels.news };
  }

  view({ person, session }: StagePlace): View {
    return {
      persons: this.#world.people.map(personItem),
      groups: this.groups(person),
      commands: commandItems(session),
      menus: session.messageMenus(),
      mayOpenThreads: session.channel.guild !== null && session.channel.thread === null,
      questions: this.#questions,
      messages: session
        .messages()
        .slice(-shownMessages)
        .map((message) => this.message({ person, session }, message)),
    };
  }

  /** The places that a person sees, by server; his direct messages last. */
  groups(person: TrialPerson): readonly PlaceGroup[] {
    const places = this.#loopback.overview.placesOf(person.user);
    const servers = [this.#world.home, this.#world.elsewhere].map(({ id, name }) => ({
      name,
      places: places
        .filter(({ guild }) => guild?.id === id)
        .map((channel) => ({
          id: channel.id,
          name: channel.name,
          kind: channel.thread ? ('thread' as const) : ('channel' as const),
        })),
    }));
    const { session, directChannelId } = this.#direct(person);
    const direct = { id: directChannelId, name: session.botName, kind: 'direct' as const };
    return [...servers, { name: 'Direct messages', places: [direct] }];
  }

  message({ person, session }: StagePlace, message: ChatMessage): MessageItem {
    const fileUrl = ({ id }: ChatMessage, index: number): string => {
      const query = { person: person.user.id, place: session.channel.id, message: id, index: String(index) };
      return `file?${new URLSearchParams(query).toString()}`;
    };
    const around = {
      mentioned: this.#loopback.overview.names(),
      choicesOf: session.offeredBy.bind(session),
      fileUrl,
    };
    return { id: message.id, html: messageHtml(message, around) };
  }

  #person(personId: string): TrialPerson {
    const person = this.#world.people.find(({ user }) => user.id === personId);
    if (person) return person;
    throw new UserError('no-person', `There is nobody ${personId} in this trial.`);
  }

  #direct({ user }: TrialPerson): { readonly session: LoopbackSession; readonly directChannelId: string } {
    const session = this.#loopback.session(user, { directMessage: true }, { timeoutMs: longestWorkMs });
    return { session, directChannelId: session.channel.id };
  }
}

const standings: Readonly<Record<TrialPerson['standing'], string>> = {
  admin: 'admin',
  moderator: 'moderator',
  member: 'member',
};

function personItem({ user, standing }: TrialPerson): PersonItem {
  return { id: user.id, name: user.name, standing: standings[standing] };
}
