import { DefaultRestOptions, type RESTOptions } from 'discord.js';

type MakeRequest = RESTOptions['makeRequest'];

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
