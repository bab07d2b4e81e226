import { z } from 'zod';
import { asError } from '../../../errors.js';

/** What Discord says of a bot's token. */
export type TokenVerdict =
  | { readonly isTaken: true; readonly application: string; readonly name: string }
  | { readonly isTaken: false; readonly reason: string };

const patienceMs = 10_000;
const discordApi = 'https://discord.com/api/v10';
const applicationSchema = z.object({ id: z.string().regex(/^\d{17,20}$/), name: z.string() });

/** Asks Discord for the application of a token (docs: "Get Current Application"). Never rejects. */
export async function checkToken(token: string, api: string = discordApi): Promise<TokenVerdict> {
  try {
    const response = await fetch(`${api}/applications/@me`, {
      headers: { authorization: `Bot ${token}` },
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
    });
    if (response.status === 401) {
      return {
        isTaken: false,
        reason: 'Discord does not take this token: under "Bot" reset it, and copy it whole.',
      };
    }
    if (!response.ok)
      return { isTaken: false, reason: `Discord answers with ${response.status}: try again later.` };
    const { id, name } = applicationSchema.parse(await response.json());
    return { isTaken: true, application: id, name };
  } catch (error) {
    // What `fetch` itself says, "fetch failed", helps nobody.
    const { message, cause } = asError(error);
    const why = cause instanceof Error && cause.message ? cause.message : message;
    return {
      isTaken: false,
      reason: `Discord cannot be reached (${why}): is this machine online?`,
    };
  }
}
