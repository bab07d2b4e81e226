import { z } from 'zod';
import type { BackupProgress } from '../archive/backup.js';
import { parseCollectionId } from '../archive/collection-id.js';
import { UserError } from '../errors.js';
import { addSchema, hintsSchema, inputSchema } from './add-request-schema.js';
import type { Desk } from './desk.js';
import { articleRequests } from './socket-article-requests.js';
import type { AddProgress } from '../reading/article-input.js';
import { readParams } from './read-params.js';
import { privacyCalls } from './socket-privacy.js';
import { feedCalls } from './socket-feed-requests.js';

/** Raised when a frame changes its meaning, so that a command line of another version is told so. */
export const protocolVersion = 1;

// Strict objects: what this version does not know is refused, because a filter left out would be a wrong answer.
const collection = z.string().transform(parseCollectionId);
const text = z.string();
const textOrNull = z.string().nullable();
const person = z.strictObject({ id: text, name: text });
const askSchema = z.strictObject({
  collection,
  question: text,
  filters: z.strictObject({ since: textOrNull, until: textOrNull, outlet: textOrNull }),
  follows: text.exactOptional(),
  asOf: textOrNull,
  limit: z.number().int(),
  audience: z.strictObject({ askerId: text, channelId: textOrNull, private: z.boolean() }),
});
const checkSchema = z.strictObject({
  collection,
  text,
  statedAt: textOrNull,
  message: z
    .strictObject({
      messageId: text,
      channelId: text,
      author: person,
      forwarded: z.boolean(),
      editedMs: z.number(),
    })
    .nullable(),
  audience: askSchema.shape.audience,
});
const readSchema = z.strictObject({ input: inputSchema, hints: hintsSchema });
const findAnswerSchema = z.strictObject({
  collection,
  answer: textOrNull,
  readerId: text,
  channelId: textOrNull,
});
const attachMessageSchema = z.strictObject({ collection, answerId: text, messageId: text });
const collectionSchema = z.strictObject({ collection });
const setAliasesSchema = z.strictObject({ collection, groups: z.array(z.array(text)), by: person });
const setHostsSchema = z.strictObject({
  collection,
  rules: z.strictObject({ allow: z.array(text), deny: z.array(text) }),
  by: person,
});
const pageSchema = z.strictObject({ collection, after: textOrNull, limit: z.number().int().positive() });

const backupSchema = z.strictObject({ file: text });

/** Tells what is sent on the way to the result. */
type OnProgress = (progress: AddProgress | BackupProgress) => void;
type Call = (desk: Desk, params: unknown, onProgress: OnProgress) => Promise<unknown>;

/** Every method of a desk that can be asked for over the socket. */
const calls: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['ask', async (desk, params) => desk.ask(readParams(askSchema, params))],
  ['check', async (desk, params) => desk.check(readParams(checkSchema, params))],
  ['add', async (desk, params, onProgress) => desk.add(readParams(addSchema, params), onProgress)],
  ['read', async (desk, params) => desk.read(readParams(readSchema, params))],
  [
    'findAnswer',
    // A function cannot cross. Who may connect may read the archive's files as well, so nothing is hidden from him.
    async (desk, params) => desk.findAnswer({ ...readParams(findAnswerSchema, params), canSee: null }),
  ],
  [
    'attachMessage',
    async (desk, params) => {
      const request = readParams(attachMessageSchema, params);
      await desk.attachMessage(request.collection, request.answerId, request.messageId);
    },
  ],
  ['outlets', async (desk, params) => desk.outlets(readParams(collectionSchema, params).collection)],
  ['aliases', async (desk, params) => desk.aliases(readParams(collectionSchema, params).collection)],
  [
    'setAliases',
    async (desk, params) => {
      const request = readParams(setAliasesSchema, params);
      return desk.setAliases(request.collection, request.groups, request.by);
    },
  ],
  ['stats', async (desk, params) => desk.stats(readParams(collectionSchema, params).collection)],
  ['verify', async (desk) => desk.verify()],
  ['repair', async (desk) => desk.repair()],
  [
    'backup',
    async (desk, params, onProgress) => desk.backup(readParams(backupSchema, params).file, onProgress),
  ],
  [
    'articles',
    async (desk, params) => {
      const request = readParams(pageSchema, params);
      return desk.articles(request.collection, { after: request.after, limit: request.limit });
    },
  ],
  [
    'feedback',
    async (desk, params) => {
      const request = readParams(pageSchema, params);
      return desk.feedback(request.collection, { after: request.after, limit: request.limit });
    },
  ],
  ['hosts', async (desk, params) => desk.hosts(readParams(collectionSchema, params).collection)],
  [
    'setHosts',
    async (desk, params) => {
      const request = readParams(setHostsSchema, params);
      return desk.setHosts(request.collection, request.rules, request.by);
    },
  ],
  ['listArticles', async (desk, params) => desk.listArticles(readParams(articleRequests.list, params))],
  ['showArticle', async (desk, params) => desk.showArticle(readParams(articleRequests.show, params))],
  ['editArticle', async (desk, params) => desk.editArticle(readParams(articleRequests.edit, params))],
  ['removeArticle', async (desk, params) => desk.removeArticle(readParams(articleRequests.remove, params))],
  ['undoRemoval', async (desk, params) => desk.undoRemoval(readParams(articleRequests.undo, params))],
  ['removals', async (desk, params) => desk.removals(readParams(collectionSchema, params).collection)],
  ...feedCalls,
  ...privacyCalls,
  ['hello', async () => ({ protocolVersion })],
]);

/** Whether this version has such a method. */
export function isDeskMethod(method: string): boolean {
  return calls.has(method);
}

/**
 * Does what a request asks for.
 * @throws UserError where this version does not know the method or cannot read its parameters, and what the desk throws.
 */
export async function callDesk(
  desk: Desk,
  method: string,
  params: unknown,
  onProgress: OnProgress,
): Promise<unknown> {
  const call = calls.get(method);
  if (!call) {
    throw new UserError(
      'unknown-request',
      `The running Dateline does not know "${method.slice(0, 40)}": restart it, so that it is of the same version as this command.`,
    );
  }
  return call(desk, params, onProgress);
}
