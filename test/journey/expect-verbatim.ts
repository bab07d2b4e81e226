import { expect } from 'vitest';
import type { CollectionId } from '../../src/archive/collection-id.js';
import type { Newsroom } from './newsroom-stage.js';
import type { ShownAnswer } from './replies.js';

/** Each quotation in the message is, letter by letter, a slice of what is stored, and bears its source's number. */
export async function expectVerbatim(
  room: Newsroom,
  shown: ShownAnswer,
  { collection, readerId }: { readonly collection: CollectionId; readonly readerId: string } = {
    collection: room.collection,
    readerId: room.people.ben.id,
  },
): Promise<void> {
  const answer = await room.desk.findAnswer({
    collection,
    answer: shown.id,
    readerId,
    channelId: null,
    canSee: null,
  });
  for (const { source, slice } of shown.quotations) {
    const { article, version } = answer.sources.find(({ n }) => n === source)!;
    const text = await room.archive.collection(collection).versionText(article, version);
    expect(slice).not.toBeNull();
    expect(text).toContain(slice);
    const finding = answer.findings.find(
      (each) => each.source === source && each.quote.includes(slice ?? ''),
    );
    expect(text?.slice(finding?.start, finding?.end)).toBe(finding?.quote);
  }
}
