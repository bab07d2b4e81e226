import { z } from 'zod';
import type { Person, Provenance } from '../archive/article.js';

/** What an export says of an article that no reading of its text could tell. */
export interface ExportedFacts {
  readonly provenance: Provenance;
  /** ISO 8601, UTC. */
  readonly retrievedAt: string;
  readonly outletBy?: Person;
  readonly addedBy?: Person;
}

const longestName = 200;
const name = z.string().max(longestName);
const person = z.strictObject({ id: name, name });
/** As a URL has it, so that it can stand in a source line. */
const host = z.string().regex(/^[a-z0-9.:[\]_-]{1,253}$/i);
const url = z.url({ protocol: /^https?$/ });

const provenanceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fetched'), host }),
  z.strictObject({ kind: z.literal('feed'), host, feedUrl: url, inFeed: z.boolean().exactOptional() }),
  z.strictObject({ kind: z.literal('file'), fileName: name, by: person.nullable() }),
  z.strictObject({ kind: z.literal('pasted'), by: person }),
  z.strictObject({
    kind: z.literal('posted'),
    author: person,
    messageUrl: url,
    forwarded: z.boolean(),
    by: person,
  }),
  z.strictObject({ kind: z.literal('starter') }),
]);

/** Reads them from an import, and from the socket. */
export const exportedFactsSchema = z.strictObject({
  provenance: provenanceSchema,
  retrievedAt: z.iso.datetime(),
  outletBy: person.exactOptional(),
  addedBy: person.exactOptional(),
});

/** What a line that `export` wrote says; null where it is no such line, or says what cannot be. */
export function readExportedFacts(record: Readonly<Record<string, unknown>>): ExportedFacts | null {
  const { provenance, retrievedAt, outletBy, addedBy, article } = record;
  if (typeof article !== 'string') return null;
  const given = Object.fromEntries(
    Object.entries({ provenance, retrievedAt, outletBy, addedBy }).filter(([, value]) => value !== undefined),
  );
  return exportedFactsSchema.safeParse(given).data ?? null;
}
