import { z } from 'zod';
import { UserError } from '../errors.js';

/** The parameters of a request over the socket. @throws UserError where this version cannot read them. */
export function readParams<Schema extends z.ZodType>(schema: Schema, params: unknown): z.output<Schema> {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw new UserError(
    'unreadable-request',
    `The running Dateline cannot read this request (${z.prettifyError(parsed.error).replaceAll('\n', ' ')}): restart it, so that it is of the same version as this command.`,
  );
}
