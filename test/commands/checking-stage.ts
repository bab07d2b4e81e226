import type { Answer } from '../../src/archive/answer.js';
import type { ChatMessage } from '../../src/chat/chat-session.js';
import type { LoopbackSession } from '../../src/chat/loopback/loopback-session.js';
import { defaultSettings, type CollectionSettings } from '../../src/desk/collection-settings.js';
import { UserError } from '../../src/errors.js';
import { checkWith } from '../discord/check-fixtures.js';
import type { FakeDeskBehaviour } from '../fakes/fake-desk.js';
import { openStage, type Stage } from './loopback-stage.js';

/** The name of the menu. */
export const menu = 'Check this';

/** A desk that checks as the fixture says, keeps the check, and lets it be published; and whoever looks at it. */
export class CheckingStage {
  settings: CollectionSettings = defaultSettings;
  /** What comes between the claim to post a check and its posting. */
  onPublished: () => void = () => undefined;
  /** As many presses go on from here together: each has been found to be allowed by then. */
  pressesAtOnce = 1;
  readonly #waiting: (() => void)[] = [];
  #kept: Answer | null = null;
  #stage: Stage | null = null;

  /** @param behaviour What the desk does otherwise. */
  static async open(behaviour: FakeDeskBehaviour = {}): Promise<CheckingStage> {
    const checking = new CheckingStage();
    checking.#stage = await openStage({
      check: async ({ audience, message }) => {
        const check = { claims: ['The bridge opens on Friday.'], leftOut: 0, message };
        checking.kept = checkWith({ audience, check });
        return checking.kept;
      },
      findAnswer: async ({ answer, readerId }) => {
        const { id, audience } = checking.kept;
        if (answer !== id || (audience.private && audience.askerId !== readerId))
          throw new UserError('no-answer', { answer: 'abcd1234' });
        return checking.kept;
      },
      settings: { read: async () => checking.settings },
      sharing: {
        publish: (_collection, _id, channelId) => checking.#publish(channelId),
        withdraw: async () => checking.#setAudience({ private: true }),
      },
      ...behaviour,
    });
    return checking;
  }

  get stage(): Stage {
    if (!this.#stage) throw new Error('The stage is not open.');
    return this.#stage;
  }

  /** The check that was made last. */
  get kept(): Answer {
    if (!this.#kept) throw new Error('Nothing was checked.');
    return this.#kept;
  }

  set kept(check: Answer) {
    this.#kept = check;
  }

  get place() {
    const { server } = this.stage;
    return { guildId: server.id, channelId: server.channels.news };
  }

  get moderator(): LoopbackSession {
    return this.stage.loopback.session(this.stage.moderator, this.place);
  }

  get member(): LoopbackSession {
    return this.stage.loopback.session(this.stage.member, this.place);
  }

  /** What the member is shown who uses the menu on such a message of the moderator. */
  async checkOf(content: string): Promise<ChatMessage> {
    const message = await this.moderator.say(content);
    return (await this.member.menu(menu, message)).messages[0]!;
  }

  share(reply: ChatMessage) {
    return this.member.press(reply, `share-check:${this.kept.id}`);
  }

  async #publish(channelId: string | null): Promise<boolean> {
    await new Promise<void>((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length >= this.pressesAtOnce) for (const goOn of this.#waiting) goOn();
    });
    if (!this.kept.audience.private) return false;
    this.#setAudience({ private: false, channelId });
    this.onPublished();
    return true;
  }

  #setAudience(parts: Partial<Answer['audience']>): void {
    this.kept = { ...this.kept, audience: { ...this.kept.audience, ...parts } };
  }
}

/** Whether it has the button that shares it. */
export const hasShareButton = (message: ChatMessage) =>
  JSON.stringify(message.components).includes('share-check:');
