import { z } from 'zod';
import { parseCollectionId } from '../archive/collection-id.js';
import { exportedFactsSchema } from './exported-facts.js';

const text = z.string();
const person = z.strictObject({ id: text, name: text });

export const inputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('url'), url: text }),
  z.strictObject({ kind: z.literal('file'), name: text, bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ kind: z.literal('text'), text }),
]);

export const hintsSchema = z.strictObject({
  title: text.exactOptional(),
  outlet: text.exactOptional(),
  publishedAt: text.exactOptional(),
  url: text.exactOptional(),
  authors: z.array(text).exactOptional(),
  modifiedAt: text.exactOptional(),
  language: text.exactOptional(),
  externalId: text.exactOptional(),
});

/** A request to add an article that comes from another process. */
export const addSchema = z.strictObject({
  collection: text.transform(parseCollectionId),
  input: inputSchema,
  hints: hintsSchema,
  by: person,
  importedFrom: text.exactOptional(),
  exported: exportedFactsSchema.exactOptional(),
  posted: z.strictObject({ author: person, messageUrl: text, forwarded: z.boolean() }).exactOptional(),
});
