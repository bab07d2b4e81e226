import { asError } from '../../errors.js';

/** What Discord said to a request. */
export interface ApiReply {
  readonly status: number;
  readonly body: unknown;
  /** By Discord's clock, in milliseconds since 1970; null where it says none. */
  readonly dateMs: number | null;
}

/** Discord could not be reached at all. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

const timeoutMs = 5_000;

/** Asks Discord with a bot's token, once and not for long. @param restApi as "https://discord.com/api" */
export class DiscordApi {
  readonly #token: string;
  readonly #base: string;

  constructor(token: string, restApi: string) {
    this.#token = token;
    this.#base = `${restApi}/v10`;
  }

  /** @throws UnreachableError */
  async get(path: string): Promise<ApiReply> {
    try {
      const response = await fetch(`${this.#base}${path}`, {
        headers: { authorization: `Bot ${this.#token}` },
        signal: AbortSignal.timeout(timeoutMs),
      });
      const date = Date.parse(response.headers.get('date') ?? '');
      const body: unknown = await response.json().catch(() => null);
      return { status: response.status, body, dateMs: Number.isNaN(date) ? null : date };
    } catch (thrown) {
      const error = asError(thrown);
      const reason = error.cause instanceof Error ? error.cause.message : error.message;
      throw new UnreachableError(reason, { cause: thrown });
    }
  }
}
