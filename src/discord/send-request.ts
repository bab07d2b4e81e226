import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { errorFacts } from './error-facts.js';

type MakeRequest = RESTOptions['makeRequest'];

/** Sends as `sendRequest` does, and tells the status of each reply; null where there was none. */
export function countedRequests(count: (status: number | null) => void): MakeRequest {
  return async (url, init) => {
    try {
      const response = await sendRequest(url, init);
      count(response.status);
      return response;
    } catch (thrown) {
      count(null);
      throw thrown;
    }
  };
}

/**
 * Sends a request of discord.js. A form with files is written out first: discord.js leaves that to whichever undici came
 * first in this process, and ours, which fetches articles, does not know the form of another.
 */
export const sendRequest: MakeRequest = async (url, init) => {
  if (!(init.body instanceof FormData)) return sendAgainIfClosed(url, init);
  const written = new Response(init.body);
  const contentType = written.headers.get('content-type') ?? 'multipart/form-data';
  return sendAgainIfClosed(url, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'content-type': contentType },
    body: new Uint8Array(await written.arrayBuffer()),
  });
};

/** What has the same effect however often it is sent. */
const repeatable: ReadonlySet<string> = new Set(['GET', 'PUT', 'PATCH', 'DELETE']);

/**
 * A connection that rests may be closed by the other side in the moment in which it is used again: that says nothing of
 * the request, which is sent once more where that can do no harm.
 */
const sendAgainIfClosed: MakeRequest = async (url, init) => {
  try {
    return await DefaultRestOptions.makeRequest(url, init);
  } catch (thrown) {
    const isClosed = errorFacts(thrown).code === 'UND_ERR_SOCKET';
    if (!isClosed || !repeatable.has(init.method ?? 'GET')) throw thrown;
    return DefaultRestOptions.makeRequest(url, init);
  }
};
