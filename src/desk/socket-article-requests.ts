import { z } from 'zod';
import { parseCollectionId } from '../archive/collection-id.js';

const collection = z.string().transform(parseCollectionId);
const text = z.string();
const textOrNull = z.string().nullable();
const by = z.strictObject({ id: text, name: text, mayManage: z.boolean() });

/** What the requests hold by which articles are listed, corrected and removed. */
export const articleRequests = {
  list: z.strictObject({
    collection,
    filter: z.strictObject({
      outlet: textOrNull,
      since: textOrNull,
      until: textOrNull,
      by: textOrNull,
      title: textOrNull,
    }),
    offset: z.number().int().nonnegative(),
    limit: z.number().int().positive(),
  }),
  show: z.strictObject({ collection, article: text }),
  edit: z.strictObject({
    collection,
    article: text,
    by,
    facts: z.strictObject({
      title: text.exactOptional(),
      outlet: text.exactOptional(),
      publishedAt: text.exactOptional(),
      authors: z.array(text).exactOptional(),
      url: text.exactOptional(),
    }),
  }),
  remove: z.strictObject({ collection, article: text, by }),
  undo: z.strictObject({ collection, article: textOrNull, by }),
};
