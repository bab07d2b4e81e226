import { DefaultRestOptions, type RESTOptions } from 'discord.js';

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
  if (!(init.body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const written = new Response(init.body);
  const contentType = written.headers.get('content-type') ?? 'multipart/form-data';
  return DefaultRestOptions.makeRequest(url, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'content-type': contentType },
    body: new Uint8Array(await written.arrayBuffer()),
  });
};
