import type { ChatMessage, ChatReply } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { buttonsIn } from './buttons-in.js';
import { inventedArticle, inventedClaim, inventedQuestion } from './invented-news.js';
import type { SeededRandom } from './seeded-random.js';
import type { SoakTally } from './soak-tally.js';

export interface PersonParts {
  readonly session: LoopbackSession;
  /** Whether he may add, remove and follow. */
  readonly isModerator: boolean;
  readonly random: SeededRandom;
  readonly tally: SoakTally;
  /** Numbers for articles, each once. */
  readonly nextNumber: () => number;
}

/** How long a person thinks, on average. */
const thinkMs = 3_000;
/** Of citations as files; the laid out ones start a process that is heavy. */
const formats = ['links', 'csl-json', 'bibtex', 'apa'];

/** Somebody who asks, turns pages, cites, checks and follows up, and, as a moderator, adds, removes and follows stories. */
export class SoakingPerson {
  readonly #parts: PersonParts;
  #answer: ChatMessage | null = null;

  constructor(parts: PersonParts) {
    this.#parts = parts;
  }

  /** Goes on until `signal` is aborted, and ends with what he is at. */
  async act(signal: AbortSignal, wait: (milliseconds: number) => Promise<void>): Promise<void> {
    const { random } = this.#parts;
    while (!signal.aborted) {
      await this.#once();
      await wait(thinkMs * 2 * random.next());
    }
  }

  async #once(): Promise<void> {
    const { random, isModerator } = this.#parts;
    const dice = random.below(100);
    if (dice < 60 || !this.#answer) return this.#ask();
    if (dice < 70) return this.#press('page', 'turn a page');
    if (dice < 76) return this.#cite();
    if (dice < 82) return this.#followUp();
    if (dice < 90) return this.#check();
    if (dice < 92) return this.#list();
    if (!isModerator || dice < 93) return this.#press('helpful', 'thumb up');
    if (dice < 96) return this.#add();
    if (dice < 98) return this.#remove();
    return this.#follow();
  }

  get #session(): LoopbackSession {
    return this.#parts.session;
  }

  /** As it stands in the channel now: where a page was turned, with other buttons. */
  #shownAnswer(): ChatMessage | null {
    return this.#session.messages().find(({ id }) => id === this.#answer?.id) ?? null;
  }

  #do(kind: string, work: () => Promise<ChatReply>): Promise<ChatReply | null> {
    return this.#parts.tally.timed(kind, work);
  }

  async #ask(): Promise<void> {
    const question = inventedQuestion(this.#parts.random);
    const reply = await this.#do('ask', () => this.#session.command('ask', { question }));
    this.#answer = reply?.messages[0] ?? this.#answer;
  }

  async #list(): Promise<void> {
    await this.#do('list', () => this.#session.command('articles list'));
  }

  async #press(prefix: string, kind: string): Promise<void> {
    const answer = this.#shownAnswer();
    const button = answer ? buttonsIn(answer).find((id) => id.startsWith(`${prefix}:`)) : undefined;
    if (answer && button) await this.#do(kind, () => this.#session.press(answer, button));
  }

  async #cite(): Promise<void> {
    const format = this.#parts.random.pick(formats);
    await this.#do('cite', () => this.#session.command('sources', { format }));
  }

  async #followUp(): Promise<void> {
    const answer = this.#shownAnswer();
    const button = answer ? buttonsIn(answer).find((id) => id.startsWith('follow-up:')) : undefined;
    if (!answer || !button) return;
    const form = await this.#session.press(answer, button);
    await this.#do('follow up', () => this.#session.submit(form, { question: 'And what does it cost?' }));
  }

  async #check(): Promise<void> {
    const message = await this.#session.say(inventedClaim(this.#parts.random));
    await this.#do('check', () => this.#session.menu('Check this', message));
  }

  async #add(): Promise<void> {
    const { random, nextNumber } = this.#parts;
    const { title, paragraphs } = inventedArticle(random, nextNumber());
    const form = await this.#session.command('add text');
    await this.#do('add', () => this.#session.submit(form, { title, text: paragraphs.join('\n\n') }));
  }

  async #remove(): Promise<void> {
    const choices = await this.#session.autocomplete('articles remove', 'article', 'The');
    if (choices.length === 0) return;
    const article = String(this.#parts.random.pick(choices).value);
    await this.#do('remove', () => this.#session.command('articles remove', { article }));
  }

  /** Followed for a moment only: at most 25 are in one server. */
  async #follow(): Promise<void> {
    const topic = inventedClaim(this.#parts.random);
    await this.#do('follow', () => this.#session.command('follow story', { topic }));
    const [choice] = await this.#session.autocomplete('follow stop', 'story', '');
    if (choice) {
      await this.#do('unfollow', () => this.#session.command('follow stop', { story: String(choice.value) }));
    }
  }
}
