import type { ChatFile } from '../../chat-session.js';

/** A request of the bot, its body read. */
export interface ApiRequest {
  readonly method: string;
  /** Below `/api/v10`, without the query: `/channels/1/messages`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The JSON body (in a multipart request, `payload_json`); undefined without one. */
  readonly body: unknown;
  readonly files: readonly ChatFile[];
  /** Whether it carries the bot's token. */
  readonly authorized: boolean;
}

export interface ApiResponse {
  readonly status: number;
  /** Absent for 204. */
  readonly body?: unknown;
}

/** One address of the API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:name` stands for one part: `/channels/:channel/messages`. */
  readonly pattern: string;
  /** Interactions and their webhooks carry a token of their own in the path. */
  readonly withoutToken?: true;
  /** Refusals are thrown as DiscordRefusal. */
  handle(request: ApiRequest, parts: Readonly<Record<string, string>>): ApiResponse;
}

/** The named parts of a path that a pattern matches; null where it does not. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const parts: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (step.startsWith(':')) parts[step.slice(1)] = value;
    else if (step !== value) return null;
  }
  return parts;
}
