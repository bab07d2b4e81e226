import type { IncomingMessage } from 'node:http';
import type { ChatFile } from '../chat-session.js';
import { DiscordRefusal } from './discord-refusal.js';

/** Ten files of the largest size and what goes with them. */
const bodyLimitBytes = 128 * 1024 * 1024;

export interface RequestBody {
  /** Undefined where there is none. */
  readonly json: unknown;
  readonly files: readonly ChatFile[];
}

/**
 * Reads a JSON body, or a multipart one (`payload_json` and `files[n]`).
 * @throws DiscordRefusal 50109 where it is not JSON, 40005 where it is too large
 */
export async function readRequestBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > bodyLimitBytes) throw new DiscordRefusal(413, 40_005, 'Request entity too large');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.byteLength === 0) return { json: undefined, files: [] };
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/form-data'))
    return { json: parse(bytes.toString('utf8')), files: [] };
  return readMultipart(bytes, contentType);
}

async function readMultipart(bytes: Buffer, contentType: string): Promise<RequestBody> {
  const form = await readForm(bytes, contentType);
  const files: { readonly index: number; readonly file: ChatFile }[] = [];
  let json: unknown;
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') {
      if (name === 'payload_json') json = parse(value);
    } else {
      const index = Number(/^files?\[?(\d*)\]?$/.exec(name)?.[1] ?? files.length);
      files.push({ index, file: { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) } });
    }
  }
  return { json, files: files.sort((left, right) => left.index - right.index).map((one) => one.file) };
}

async function readForm(bytes: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  } catch (error) {
    throw notReadable(error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notReadable(error);
  }
}

function notReadable(cause: unknown): DiscordRefusal {
  const refusal = new DiscordRefusal(400, 50_109, 'The request body contains invalid JSON.');
  refusal.cause = cause;
  return refusal;
}
