import { z } from 'zod';
import type { PageAction } from './page-protocol.js';

const id = z.string().max(100);
const text = z.string().max(10_000);
const texts = z.record(z.string().max(100), text);

/** An action as the page sends it, with who does it and where. */
const actionSchema: z.ZodType<{
  readonly person: string;
  readonly place: string;
  readonly action: PageAction;
}> = z.strictObject({
  person: id,
  place: id,
  action: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('command'), name: id, options: texts }),
    z.strictObject({ kind: z.literal('complete'), name: id, option: id, typed: text, others: texts }),
    z.strictObject({ kind: z.literal('menu'), name: id, message: id }),
    z.strictObject({ kind: z.literal('press'), message: id, customId: id }),
    z.strictObject({ kind: z.literal('select'), message: id, customId: id, values: z.array(text).max(25) }),
    z.strictObject({
      kind: z.literal('submit'),
      form: id,
      fields: z.record(id, z.union([text, z.array(text).max(25)])),
    }),
    z.strictObject({ kind: z.literal('say'), text, replyTo: id.nullable() }),
    z.strictObject({ kind: z.literal('thread'), message: id.nullable(), name: id }),
  ]),
});

/** The same, as JSON in a form. */
export const actionInJson = z
  .string()
  .transform((json, context) => {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'it is no JSON' });
      return z.NEVER;
    }
  })
  .pipe(actionSchema);
