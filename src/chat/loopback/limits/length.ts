import { z } from 'zod';

/** Discord counts characters as Unicode code points (so does JSON Schema's `maxLength`), not as UTF-16 units. */
export function lengthOf(value: string): number {
  return value.length - (value.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** A text of `least` to `most` code points. */
export function text(least: number, most: number) {
  return z.string().superRefine((value, context) => {
    const length = lengthOf(value);
    if (length > most) refuse(context, 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
    if (length < least) refuse(context, 'BASE_TYPE_MIN_LENGTH', `Must be ${least} or more in length.`);
  });
}

/** Reports a problem under Discord's own code. */
export function refuse(
  context: z.RefinementCtx,
  code: string,
  message: string,
  path: readonly (string | number)[] = [],
): void {
  context.addIssue({ code: 'custom', message, path: [...path], params: { discordCode: code } });
}
