import { commandsProblems, type CommandBody } from './command-rules.js';
import { allWithin, componentProblems, messageProblems, type MessageBody } from './message-rules.js';
import type { JudgedRequest } from './openapi-judge.js';

/** What Discord has against a request that its description of the API lets pass. */
export function missedProblems({ method, path, body }: JudgedRequest): string[] {
  if (body === undefined || body === null) return [];
  const broken = halfCharacters(body);
  if (broken.length > 0) return broken;
  if (path.endsWith('/commands') && method === 'PUT') return commandsProblems(body as readonly CommandBody[]);
  if (/^\/interactions\/[^/]+\/[^/]+\/callback$/.test(path)) return callbackProblems(body as Callback);
  const isMessages = /^\/channels\/[^/]+\/messages(\/[^/]+)?$/.test(path) || path.startsWith('/webhooks/');
  return isMessages && (method === 'POST' || method === 'PATCH')
    ? messageProblems(body as MessageBody, method === 'POST')
    : [];
}

interface Callback {
  readonly type: number;
  readonly data?: MessageBody & {
    readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  };
}

function callbackProblems({ type, data = {} }: Callback): string[] {
  switch (type) {
    case 4:
      return messageProblems(data, true);
    case 7:
      return messageProblems(data, false);
    case 8:
      return (data.choices ?? []).filter(({ name }) => name.trim() === '').map(() => 'a choice has no name');
    case 9:
      return componentProblems([...allWithin(data.components ?? [])]);
    default:
      return [];
  }
}

/** Half of a character that is two UTF-16 units: no UTF-8 text has it, and Discord takes no other. */
function halfCharacters(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return /\p{Cs}/u.test(value) ? [`${path} holds half a character`] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => halfCharacters(inner, `${path}/${key}`));
}
