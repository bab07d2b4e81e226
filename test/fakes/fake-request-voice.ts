import type { RequestVoice, Said, ToldInChannel } from '../../src/desk/requests/request-voice.js';

/** Remembers what was said, and to whom; a test sets who sees which channel and what goes wrong. */
export class FakeRequestVoice implements RequestVoice {
  /** "7 8 in 70: k3v9q2xw", "9 directly: …", "rabc123: open 2". */
  readonly said: string[] = [];
  /** Those who see no channel. */
  readonly blind = new Set<string>();
  /** Those who take no direct messages. */
  readonly closed = new Set<string>();
  /** At most so many are named in a message. */
  most = 50;
  /** Called before anything is said; may throw. */
  before: (saying: string) => void = () => {};
  /** What is said of a message in a channel for requests; null: it stands. */
  refused: string | null = null;
  #messages = 0;

  tellInChannel: RequestVoice['tellInChannel'] = async ({ answer }, { channelId }, people) => {
    const told = people.filter((person) => !this.blind.has(person)).slice(0, this.most);
    if (told.length === 0) return { told, messageId: null } satisfies ToldInChannel;
    return { told, messageId: this.#say(`${told.join(' ')} in ${channelId}: ${answer.id}`) };
  };

  tellDirectly: RequestVoice['tellDirectly'] = async ({ answer }, { personId }): Promise<Said> => {
    if (this.closed.has(personId)) return { refused: 'person-closed' };
    return { messageId: this.#say(`${personId} directly: ${answer.id}`) };
  };

  show: RequestVoice['show'] = async ({ request }): Promise<Said> => {
    const said = this.#say(`${request.id}: ${request.state} ${request.askers.length}`);
    if (this.refused !== null) return { refused: this.refused };
    return { messageId: request.post?.messageId ?? said };
  };

  #say(saying: string): string {
    this.before(saying);
    this.said.push(saying);
    this.#messages += 1;
    return `message-${this.#messages}`;
  }
}
