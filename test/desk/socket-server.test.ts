import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Damage } from '../../src/archive/damage.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { connectDesk } from '../../src/desk/socket-desk.js';
import { socketPath } from '../../src/desk/socket-path.js';
import { SetupError } from '../../src/errors.js';
import { connectTo, rawConnection, serveFake, temporaryFolder } from './socket-set-up.js';

const onPosix = process.platform !== 'win32';

/** A promise and the means to fulfil it. */
class Gate {
  readonly opened: Promise<void>;
  #open!: () => void;

  constructor() {
    this.opened = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#open();
  }
}

/** Where sockets go that do not fit; the system's own folder may hold those of others. */
async function useOwnTemporaryFolder(): Promise<string> {
  const folder = await temporaryFolder();
  vi.stubEnv('TMPDIR', folder);
  return folder;
}
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the socket', () => {
  test.runIf(onPosix)(
    'lies in the archive’s folder, for its owner alone, and is gone at the end',
    async () => {
      const folder = await temporaryFolder();
      const { server } = await serveFake(folder);
      expect(socketPath(folder)).toBe(join(folder, 'dateline.sock'));
      expect((await stat(socketPath(folder))).mode & 0o777).toBe(0o600);
      await server.close();
      expect(existsSync(socketPath(folder))).toBe(false);
      expect(await connectDesk(folder, 500)).toBeNull();
    },
  );

  test.runIf(onPosix)('of a folder with a long path lies in a closed folder elsewhere', async () => {
    const folder = join(await temporaryFolder(), 'far/'.repeat(40));
    await mkdir(folder, { recursive: true });
    const elsewhere = await useOwnTemporaryFolder();
    const { fake } = await serveFake(folder, { outlets: async () => ['one'] });
    const path = socketPath(folder);
    expect(path.length).toBeLessThan(100);
    expect(dirname(dirname(path))).toBe(elsewhere);
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await (await connectTo(folder)).outlets(localCollection)).toEqual(['one']);
    expect(fake.calls).toHaveLength(1);
  });

  test.runIf(onPosix)('elsewhere is not trusted where others may write there', async () => {
    const folder = join(await temporaryFolder(), 'far/'.repeat(40));
    await mkdir(folder, { recursive: true });
    await useOwnTemporaryFolder();
    const { server } = await serveFake(folder);
    await chmod(dirname(socketPath(folder)), 0o777);
    expect(await connectDesk(folder, 500)).toBeNull();
    await server.close();
    await expect(serveFake(folder)).rejects.toThrow('open to others');
  });

  test.runIf(onPosix)('is the same by every name of the folder', async () => {
    const folder = await temporaryFolder();
    const other = join(await temporaryFolder(), 'link');
    await symlink(folder, other);
    expect(socketPath(other)).toBe(socketPath(folder));
  });

  test.runIf(onPosix)('that a killed process left behind is nobody’s, and is replaced', async () => {
    const folder = await temporaryFolder();
    const listenAndDie = `require('node:net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
    spawnSync(process.execPath, ['-e', listenAndDie, socketPath(folder)]);
    expect(existsSync(socketPath(folder))).toBe(true);
    expect(await connectDesk(folder, 500)).toBeNull();
    await serveFake(folder, { verify: async () => [] });
    expect(await (await connectTo(folder)).verify()).toEqual([]);
  });

  test.runIf(onPosix)('does not replace a file that is no socket', async () => {
    const folder = await temporaryFolder();
    await writeFile(socketPath(folder), 'notes');
    expect(await connectDesk(folder, 500)).toBeNull();
    await expect(serveFake(folder)).rejects.toThrow('is in the way');
  });

  test('nobody listens where there is no folder, or a file in its place', async () => {
    const folder = await temporaryFolder();
    expect(await connectDesk(join(folder, 'none'), 500)).toBeNull();
    await writeFile(join(folder, 'file'), '');
    expect(await connectDesk(join(folder, 'file'), 500)).toBeNull();
    await expect(serveFake(join(folder, 'none'))).rejects.toBeInstanceOf(SetupError);
  });

  test('whoever listens and says nothing is reported, whoever hangs up is not', async () => {
    const folder = await temporaryFolder();
    const silent = createServer(() => {}).listen(socketPath(folder));
    await once(silent, 'listening');
    await expect(connectDesk(folder, 100)).rejects.toThrow('does not answer within 100 ms');
    silent.removeAllListeners('connection').on('connection', (connection) => connection.end());
    expect(await connectDesk(folder, 1_000)).toBeNull();
    silent.close();
  });
});

describe('requests', () => {
  test('two clients, and two requests of one client, are served at the same time', async () => {
    const folder = await temporaryFolder();
    const gate = new Gate();
    await serveFake(folder, {
      verify: async () => {
        await gate.opened;
        return [];
      },
      outlets: async () => {
        gate.open();
        return ['one'];
      },
    });
    const [first, second] = [await connectTo(folder), await connectTo(folder)];
    const waiting = [first.verify(), second.verify()];
    expect(await first.outlets(localCollection)).toEqual(['one']);
    expect(await Promise.all(waiting)).toEqual([[], []]);
  });

  test('go on when the client has gone', async () => {
    const folder = await temporaryFolder();
    const gate = new Gate();
    const done: string[] = [];
    const { fake } = await serveFake(folder, {
      verify: async () => {
        await gate.opened;
        done.push('verified');
        return [];
      },
    });
    const desk = await connectTo(folder);
    const lost = desk.verify().catch((error: unknown) => error);
    await expect.poll(() => fake.calls.length).toBe(1);
    await desk.close();
    expect(await lost).toBeInstanceOf(SetupError);
    gate.open();
    await expect.poll(() => done).toEqual(['verified']);
    expect(await (await connectTo(folder)).verify()).toEqual([]);
  });

  test('under way when the server closes are still answered', async () => {
    const folder = await temporaryFolder();
    const gate = new Gate();
    const damage: Damage = { collection: 'local', where: 'index', problem: 'rebuilt' };
    const { fake, server } = await serveFake(folder, {
      verify: async () => {
        await gate.opened;
        return [damage];
      },
    });
    const desk = await connectTo(folder);
    const verified = desk.verify();
    await expect.poll(() => fake.calls.length).toBe(1);
    const closing = Promise.all([server.close(), server.close()]);
    const late = desk.outlets(localCollection).catch((error: unknown) => error);
    expect(await late).toMatchObject({ code: 'shutting-down' });
    gate.open();
    expect(await verified).toEqual([damage]);
    await closing;
    await expect(desk.verify()).rejects.toBeInstanceOf(SetupError);
  });

  test('of an unknown kind get an answer', async () => {
    const folder = await temporaryFolder();
    await serveFake(folder);
    const socket = await rawConnection(folder);
    socket.write('{"id":7,"method":"close"}\n{"id":8,"method":"ask","params":null}\n');
    let reply = '';
    socket.setEncoding('utf8').on('data', (text: string) => (reply += text));
    await expect.poll(() => reply.split('\n').length).toBe(3);
    expect(reply).toContain('"id":7,"error":{"name":"UserError","code":"unknown-request"');
    expect(reply).toContain('"id":8,"error":{"name":"UserError","code":"unreadable-request"');
  });

  test.each([
    ['no JSON', 'GET / HTTP/1.1\r\n\r\n'],
    ['an empty line', '\n'],
    ['no object', '[1,2]\n'],
    ['no id', '{"method":"verify"}\n'],
    ['a strange id', '{"id":"1; drop","method":"verify"}\n'],
    ['no text', Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a])],
    ['endless depth', `${'['.repeat(1_000_000)}\n`],
    ['a line without end', Buffer.alloc(81 * 1024 * 1024, 0x61)],
  ])('junk (%s) ends its connection and nothing else', async (_, junk) => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder, { verify: async () => [] });
    const good = await connectTo(folder);
    const bad = await rawConnection(folder);
    // It may end by an error, where it is cut off before all was sent.
    const closed = new Promise((resolve) => {
      bad.once('close', resolve).resume();
    });
    bad.write(junk);
    await closed;
    expect(await good.verify()).toEqual([]);
    expect(fake.calls).toHaveLength(1);
  });
});
