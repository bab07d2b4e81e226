import { z } from 'zod';
import { parseCollectionId } from '../archive/collection-id.js';
import type { Desk } from './desk.js';
import { readParams } from './read-params.js';

const collection = z.string().transform(parseCollectionId);
const text = z.string();
const by = z.strictObject({ id: text, name: text });
const origin = {
  collection,
  by,
  addedIn: text.nullable(),
  announceIn: text.nullable(),
};
const addSchema = z.strictObject({ ...origin, url: text });
const importSchema = z.strictObject({ ...origin, opml: z.instanceof(Uint8Array) });
const namedSchema = z.strictObject({ collection, name: text, by });
const collectionSchema = z.strictObject({ collection });

type Call = (desk: Desk, params: unknown) => Promise<unknown>;

/** What can be asked of a desk's feeds over the socket, by its name there. */
export const feedCalls: readonly (readonly [string, Call])[] = [
  ['feeds.add', async ({ feeds }, params) => feeds.add(readParams(addSchema, params))],
  ['feeds.importOpml', async ({ feeds }, params) => feeds.importOpml(readParams(importSchema, params))],
  ...(['remove', 'pause', 'resume'] as const).map((method): [string, Call] => [
    `feeds.${method}`,
    async ({ feeds }, params) => {
      const request = readParams(namedSchema, params);
      return feeds[method](request.collection, request.name, request.by);
    },
  ]),
  ...(['list', 'exportOpml', 'poll', 'removeAll'] as const).map((method): [string, Call] => [
    `feeds.${method}`,
    async ({ feeds }, params) => feeds[method](readParams(collectionSchema, params).collection),
  ]),
];
