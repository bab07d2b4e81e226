import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, describe, expect, test } from 'vitest';
import { downloadFile, type FileDownload } from '../../../src/embedding/download/download-file.js';
import { startWebServer } from '../../reading/fetch/web-server.js';
import { temporaryFolder } from '../tiny-model/opened-model.js';

const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * index) % 251));
const sha256 = createHash('sha256').update(content).digest('hex');

let file: string;
beforeEach(async () => {
  file = join(await temporaryFolder(), 'onnx', 'weights.onnx');
});

/** Fetches the file from a server of this behaviour. */
async function download(listener: RequestListener, options: Partial<FileDownload> = {}): Promise<string> {
  const { port } = await startWebServer(listener);
  return downloadFile({
    address: new URL(`http://127.0.0.1:${port}/model`),
    file,
    sha256,
    silenceMs: 2_000,
    ...options,
  });
}

/** As if a process that is gone had left so much. */
async function leavePart(bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.4194305-00000000.part`, bytes);
}

/** What lies in the folder of the file. */
const files = (): readonly string[] => readdirSync(dirname(file));

const startOf = ({ headers }: IncomingMessage): number =>
  Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);

/** Gives parts, as it is asked. */
const withParts: RequestListener = (request, response) => {
  const start = startOf(request);
  if (start >= content.length) response.writeHead(416).end();
  else if (start === 0) response.end(content);
  else {
    const range = `bytes ${start}-${content.length - 1}/${content.length}`;
    response.writeHead(206, { 'content-range': range }).end(content.subarray(start));
  }
};

describe('a download that broke off', () => {
  test('goes on where it was', async () => {
    await leavePart(content.subarray(0, 100_000));
    const starts: number[] = [];
    const result = await download((request, response) => {
      starts.push(startOf(request));
      withParts(request, response);
    });
    expect(result).toBe(sha256);
    expect(starts).toEqual([100_000]);
    expect(readFileSync(file).equals(content)).toBe(true);
    expect(files()).toEqual([basename(file)]);
  });

  test('begins anew where the server gives no parts', async () => {
    await leavePart(content.subarray(0, 100_000));
    await download((_, response) => response.end(content));
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('begins anew where what is there is longer than the file', async () => {
    await leavePart(Buffer.concat([content, content]));
    await download(withParts);
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('begins anew where nobody says what the whole must be', async () => {
    await leavePart(Buffer.alloc(100_000, 7));
    const result = await download(withParts, { sha256: null });
    expect(result).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'));
    expect(readFileSync(file)).toHaveLength(content.length);
  });

  test('of another file is thrown away when it shows, and the next one begins anew', async () => {
    await leavePart(Buffer.alloc(100_000, 7));
    await expect(download(withParts)).rejects.toThrow('another file than it must be');
    expect(files()).toEqual([]);
    expect(await download(withParts)).toBe(sha256);
  });
});

describe('a hub', () => {
  test('that falls silent is given up, and what has come is kept', async () => {
    const silent = download((_, response) => void response.write(content.subarray(0, 1_000)), {
      // Long enough for the first bytes to come where the machine is busy.
      silenceMs: 1_000,
    });
    await expect(silent).rejects.toThrow('nothing has come for 1 seconds');
    const [part = ''] = files();
    expect(readFileSync(join(dirname(file), part)).equals(content.subarray(0, 1_000))).toBe(true);
  });

  test('that does not answer at all is given up', async () => {
    await expect(download(() => {}, { silenceMs: 200 })).rejects.toThrow('nothing has come');
  });

  test('may be slow for as long as something comes', async () => {
    const result = await download(
      (_, response) => {
        const parts = [0, 1, 2, 3, 4, 5].map((part) => content.subarray(part * 50_000, (part + 1) * 50_000));
        const timer = setInterval(() => {
          const part = parts.shift();
          if (part) response.write(part);
          else {
            clearInterval(timer);
            response.end();
          }
        }, 100);
      },
      { silenceMs: 400 },
    );
    expect(result).toBe(sha256);
  });

  test('gives the whole file also where garbage is collected between its answer and the first byte', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const result = await download((_, response) => response.end(content), {
      onStart: () => void setImmediate(collectGarbage),
    });
    expect(result).toBe(sha256);
  });

  test('may leave out how long the file is', async () => {
    const sizes: (number | null)[] = [];
    await download(
      (_, response) => {
        response.write(content.subarray(0, 1_000));
        response.end(content.subarray(1_000));
      },
      { sha256: null, onStart: (bytes) => sizes.push(bytes) },
    );
    expect(sizes).toEqual([null]);
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test('may send on from path to path, and not for ever', async () => {
    await download((request, response) => {
      if (request.url === '/model') response.writeHead(307, { location: '/there' }).end();
      else response.end(content);
    });
    await expect(
      download((_, response) => response.writeHead(302, { location: '/model' }).end()),
    ).rejects.toThrow('sends us on more than 5 times');
  });

  test.each(['http://192.0.2.1/x', 'file:///etc/passwd', 'ftp://hub.example/x'])(
    'may not send on to %s',
    async (location) => {
      await expect(
        download((_, response) => response.writeHead(302, { location }).end()),
      ).rejects.toMatchObject({ name: 'SetupError', message: expect.stringContaining('is not asked') });
    },
  );
});

test('a place that cannot be written is named', async () => {
  await writeFile(join(file, '..', '..', 'occupied'), '');
  await expect(
    download((_, response) => response.end(content), { file: join(file, '..', '..', 'occupied', 'x.onnx') }),
  ).rejects.toMatchObject({ name: 'SetupError', message: expect.stringContaining('occupied') });
});
