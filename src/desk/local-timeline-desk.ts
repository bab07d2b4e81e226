import { misquotations } from '../answering/stored-quotations.js';
import { tellTimeline, type TimelineBody } from '../answering/timeline/tell-timeline.js';
import type { Answer } from '../archive/answer.js';
import type { Archive } from '../archive/archive.js';
import type { Collection } from '../archive/collection.js';
import type { Embedder } from '../embedding/embedder.js';
import type { Logger } from '../logger.js';
import { aliasTable } from '../search/alias-table.js';
import { readAliases } from './alias-settings.js';
import { newAnswerId } from './answer-id.js';
import { keepAnswer } from './keep-answer.js';
import { readSettings } from './collection-settings.js';
import { dayIn } from './day-in.js';
import type { TimelineDesk } from './timeline-desk.js';

export interface TimelineParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly now: () => Date;
  readonly logger: Logger;
  /** The starter articles, where they are searched beside a collection; null where they are not. */
  readonly seedsBeside: (own: Collection) => Promise<Collection | null>;
}

/** Tells timelines in the process that holds the archive. */
export class LocalTimelineDesk implements TimelineDesk {
  readonly #parts: TimelineParts;

  constructor(parts: TimelineParts) {
    this.#parts = parts;
  }

  async tell(request: Parameters<TimelineDesk['tell']>[0]): Promise<Answer> {
    const { archive, embedder, now, seedsBeside } = this.#parts;
    const started = performance.now();
    const askedAt = now();
    const { timeZone, weekStart } = await readSettings(archive.settings, request.collection);
    const asOf = dayIn(timeZone, askedAt);
    const aliases = aliasTable(await readAliases(archive.settings, request.collection));
    const own = archive.collection(request.collection);
    const asked = { question: request.question, filters: request.filters, asOf, weekStart, aliases };
    const first = await tellTimeline({ ...asked, collections: [own] }, embedder);
    const seeds = first.verdict === 'nothing' ? await seedsBeside(own) : null;
    const body = seeds ? await tellTimeline({ ...asked, collections: [own, seeds] }, embedder) : first;
    const answer: Answer = {
      ...(await this.#verbatim(body)),
      id: newAnswerId(),
      filters: request.filters,
      asOf,
      askedAt: askedAt.toISOString(),
      audience: request.audience,
      tookMs: Math.round((performance.now() - started) * 10) / 10,
    };
    return keepAnswer(answer, own);
  }

  /** A day whose quotation is not what is stored, to the letter, is left out: that is a defect. */
  async #verbatim(body: TimelineBody): Promise<TimelineBody> {
    const { archive, logger } = this.#parts;
    const wrong = await misquotations(body, archive);
    if (wrong.length === 0) return body;
    logger.error({ quotations: wrong.length }, 'A quotation is not what is stored and was left out.');
    const gone = new Set(wrong.map(({ source }) => source));
    const days = body.timeline.days.filter(({ source }) => !gone.has(source));
    return {
      ...body,
      findings: body.findings.filter((finding) => !wrong.includes(finding)),
      timeline: { ...body.timeline, days },
      verdict: days.length > 0 ? body.verdict : 'nothing',
    };
  }
}
