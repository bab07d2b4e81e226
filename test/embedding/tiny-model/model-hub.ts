import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What can go wrong with one file. */
export type Fault =
  /** HTTP 404, 503. */
  | 'missing'
  | 'unavailable'
  /** The connection ends at once; amid the file; or nothing more comes amid it. */
  | 'dead'
  | 'cut'
  | 'silent'
  /** Half of the file as if it were all. */
  | 'short'
  /** One bit is another. */
  | 'damaged'
  /** A page with HTTP 200, as of a network that wants a login. */
  | 'page'
  /** Sent on to a place elsewhere. */
  | 'astray';

export interface HubOptions {
  /** Of the model's files. */
  readonly folder: string;
  readonly revision?: string;
  /**
   * Whether it is made as huggingface.co: weights and tokenizer lie in a storage, to which the hub sends on telling
   * size and SHA-256, and which gives parts. Else it is a plain web server.
   */
  readonly hasStorage?: boolean;
}

export interface ModelHub {
  readonly host: string;
  /** Paths below the revision in the order in which they were asked for, with the range where there was one. */
  readonly requests: string[];
  /** By path; it may be changed at any time. */
  readonly faults: Map<string, Fault>;
}

export const hubRepository = 'someone/tiny-model';

/** A hub on loopback that has one model, until the test is over. */
export async function startModelHub(options: HubOptions): Promise<ModelHub> {
  const requests: string[] = [];
  const faults = new Map<string, Fault>();
  const server = createServer((request, response) => {
    const [, place, path = ''] = new RegExp(
      `^/(${hubRepository}/resolve/${encodeURIComponent(options.revision ?? 'main')}|storage)/(.+)$`,
    ).exec(request.url ?? '') ?? [null, '', ''];
    const file = join(options.folder, path);
    if (place !== 'storage') requests.push([path, request.headers.range ?? []].flat().join(' '));
    const fault = faults.get(path);
    if (!place || fault === 'missing' || !existsSync(file)) response.writeHead(404).end('Not here.');
    else if (fault === 'unavailable') response.writeHead(503).end('Busy.');
    else if (fault === 'dead') request.socket.destroy();
    else if (fault === 'page') response.end('\n<!DOCTYPE html><title>Log in</title>');
    else if (fault === 'astray')
      response.writeHead(302, { location: `http://169.254.169.254/${path}` }).end();
    else if (options.hasStorage && place !== 'storage' && /onnx|tokenizer\.json/.test(path))
      sendOn(response, path, readFileSync(file));
    else give(request, response, readFileSync(file), fault, options.hasStorage === true);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, faults };
}

/** An address on loopback where nobody listens. */
export async function closedHost(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

function sendOn(response: ServerResponse, path: string, content: Buffer): void {
  const sha256 = createHash('sha256').update(content).digest('hex');
  response
    .writeHead(302, {
      location: `/storage/${path}`,
      'x-linked-etag': `"${sha256}"`,
      'x-linked-size': content.length,
    })
    .end('Found.');
}

function give(
  request: IncomingMessage,
  response: ServerResponse,
  content: Buffer,
  fault: Fault | undefined,
  givesParts: boolean,
): void {
  const asked = givesParts ? /^bytes=(\d+)-$/.exec(request.headers.range ?? '') : null;
  const start = asked ? Number(asked[1]) : 0;
  if (start > 0 && start >= content.length) {
    response.writeHead(416).end();
    return;
  }
  const half = Math.ceil((content.length - start) / 2) + start;
  const body = Buffer.from(content.subarray(start, fault === 'short' ? half : undefined));
  if (fault === 'damaged') body[body.length - 1]! ^= 1;
  response.writeHead(start > 0 ? 206 : 200, {
    'content-length': body.length,
    ...(start > 0 ? { 'content-range': `bytes ${start}-${content.length - 1}/${content.length}` } : {}),
  });
  if (fault !== 'cut' && fault !== 'silent') response.end(body);
  else {
    response.write(body.subarray(0, half - start), () => {
      if (fault === 'cut') request.socket.destroy();
    });
  }
}
