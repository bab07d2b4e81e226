import type { LoopbackDiscord } from '../../../src/chat/loopback-discord.js';

export interface RawAnswer {
  readonly status: number;
  readonly body: {
    readonly id: string;
    readonly code: number;
    readonly errors?: Readonly<Record<string, unknown>>;
  };
}

/** A request with the bot's token, without discord.js, whose builders would refuse before Discord does. */
export async function sendRaw(
  loopback: LoopbackDiscord,
  method: string,
  path: string,
  body?: unknown,
): Promise<RawAnswer> {
  const response = await fetch(`${loopback.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${loopback.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as RawAnswer['body'] };
}

export function many<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_item, index) => make(index));
}
