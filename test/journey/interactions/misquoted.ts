import { readQuotations } from '../../../src/discord/markdown/quotation-block.js';
import type { Outcome, Place } from './place.js';

/** What a reply quotes that is, letter by letter, in no article of which its answer says so. */
export async function misquotedIn(
  { room, collection, person }: Place,
  outcome: Outcome,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { embeds } of 'messages' in outcome ? outcome.messages : []) {
    for (const { description = '', footer } of embeds) {
      const id = /^(?:Answer|Timeline|Check) ([0-9a-z]{8})\b/.exec(footer?.text ?? '')?.[1];
      if (id === undefined) continue;
      const reader = { readerId: person.id, channelId: null, canSee: () => true };
      const { sources } = await room.desk.findAnswer({ collection, answer: id, ...reader });
      for (const { source, slice } of readQuotations(description)) {
        const quoted = sources.find(({ n }) => n === source);
        const text =
          quoted && (await room.archive.collection(collection).versionText(quoted.article, quoted.version));
        if (slice === null || !text?.includes(slice))
          problems.push(`misquoted [${source}]: ${slice}, in ${description}`);
      }
    }
  }
  return problems;
}
