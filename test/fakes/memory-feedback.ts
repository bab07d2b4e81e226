import { timedAnswers, type AskingFigures, type Feedback, type Opinion } from '../../src/archive/feedback.js';
import type { MemoryAnswers } from './memory-answers.js';

/** What people think of answers, in memory. */
export class MemoryFeedback implements Feedback {
  readonly #answers: MemoryAnswers;
  #opinions: Opinion[] = [];

  constructor(answers: MemoryAnswers) {
    this.#answers = answers;
  }

  async give(opinion: Opinion): Promise<void> {
    if (!this.#answers.answer(opinion.answerId)) return;
    const { answerId, personId } = opinion;
    const isOther = (each: Opinion): boolean => each.answerId !== answerId || each.personId !== personId;
    this.#opinions = [...this.#opinions.filter(isOther), opinion];
  }

  async list({ after, limit }: Parameters<Feedback['list']>[0]): ReturnType<Feedback['list']> {
    const all = this.#answers.all();
    const rated = all
      .slice(all.findIndex(({ id }) => id === after) + 1)
      .filter(({ id }) => this.#opinions.some(({ answerId }) => answerId === id))
      .slice(0, limit);
    return rated.flatMap((answer) =>
      this.#sorted(({ answerId }) => answerId === answer.id).map((opinion) => ({ opinion, answer })),
    );
  }

  async reasons(limit: number): ReturnType<Feedback['reasons']> {
    const given = this.#sorted(({ reason }) => reason !== null).sort((one, other) =>
      other.givenAt.localeCompare(one.givenAt),
    );
    return given.slice(0, limit).flatMap((opinion) => {
      const answer = this.#answers.answer(opinion.answerId);
      return answer ? [{ opinion, answer }] : [];
    });
  }

  async ofPerson(person: string): Promise<readonly Opinion[]> {
    return this.#sorted(({ personId }) => personId === person);
  }

  /** With their answer. */
  drop(answerId: string): void {
    this.#opinions = this.#opinions.filter((opinion) => opinion.answerId !== answerId);
  }

  async removePerson(person: string): Promise<number> {
    const kept = this.#opinions.filter(({ personId }) => personId !== person);
    const removed = this.#opinions.length - kept.length;
    this.#opinions = kept;
    return removed;
  }

  figures(): AskingFigures {
    const all = this.#answers.all();
    const times = all.slice(-timedAnswers).map(({ tookMs }) => tookMs);
    times.sort((left, right) => left - right);
    const helpful = this.#opinions.filter((opinion) => opinion.helpful).length;
    return {
      misses: all.filter(({ verdict }) => verdict === 'nothing').length,
      medianMs: times[Math.ceil(times.length / 2) - 1] ?? null,
      helpful,
      unhelpful: this.#opinions.length - helpful,
    };
  }

  clear(): void {
    this.#opinions = [];
  }

  #sorted(matches: (opinion: Opinion) => boolean): Opinion[] {
    return this.#opinions.filter(matches).sort(byMoment);
  }
}

function byMoment(one: Opinion, other: Opinion): number {
  return (
    one.givenAt.localeCompare(other.givenAt) ||
    one.answerId.localeCompare(other.answerId) ||
    one.personId.localeCompare(other.personId)
  );
}
