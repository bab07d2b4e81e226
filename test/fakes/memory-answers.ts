import type { Answer } from '../../src/archive/answer.js';
import type { AnswerReader } from '../../src/archive/collection.js';

/** Answers in memory. */
export class MemoryAnswers {
  readonly #answers = new Map<string, Answer>();
  readonly #messages = new Map<string, string>();

  get size(): number {
    return this.#answers.size;
  }

  save(answer: Answer): void {
    this.#answers.set(answer.id, answer);
  }

  /** In order of saving. */
  all(): readonly Answer[] {
    return [...this.#answers.values()];
  }

  answer(answerId: string): Answer | null {
    return this.#answers.get(answerId) ?? null;
  }

  last({ channelId, readerId }: AnswerReader): Answer | null {
    const mayRead = ({ audience }: Answer): boolean =>
      audience.channelId === channelId && (!audience.private || audience.askerId === readerId);
    return [...this.#answers.values()].findLast(mayRead) ?? null;
  }

  change(work: (answer: Answer) => Answer): void {
    for (const [id, answer] of this.#answers) this.#answers.set(id, work(answer));
  }

  /** With its messages. */
  drop(answerId: string): void {
    this.#answers.delete(answerId);
    for (const [message, id] of this.#messages) if (id === answerId) this.#messages.delete(message);
  }

  attachMessage(answerId: string, messageId: string): void {
    this.#messages.set(messageId, answerId);
  }

  ofMessage(messageId: string): Answer | null {
    return this.answer(this.#messages.get(messageId) ?? '');
  }

  publish(answerId: string, channelId: string): boolean {
    const answer = this.answer(answerId);
    if (!answer?.audience.private) return false;
    this.save({ ...answer, audience: { ...answer.audience, private: false, channelId } });
    return true;
  }

  withdraw(answerId: string): void {
    const answer = this.answer(answerId);
    if (answer) this.save({ ...answer, audience: { ...answer.audience, private: true } });
  }

  clear(): void {
    this.#answers.clear();
    this.#messages.clear();
  }
}
