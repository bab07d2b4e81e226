import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Desk } from '../../src/desk/desk.js';
import { connectDesk } from '../../src/desk/socket-desk.js';
import { socketPath } from '../../src/desk/socket-path.js';
import { serveDesk } from '../../src/desk/socket-server.js';
import { createLogger } from '../../src/logger.js';
import { FakeDesk, type FakeDeskBehaviour } from '../fakes/fake-desk.js';

const logger = createLogger('silent');

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-socket-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Serves a fake desk from `folder`; closed after the test. */
export async function serveFake(folder: string, behaviour: FakeDeskBehaviour = {}) {
  const fake = new FakeDesk(behaviour);
  const server = await serveDesk(fake, folder, logger);
  onTestFinished(() => server.close());
  return { fake, server };
}

/** A client of the desk in `folder`; closed after the test. */
export async function connectTo(folder: string): Promise<Desk> {
  const desk = await connectDesk(folder, 2_000);
  if (!desk) throw new Error('nobody listens');
  onTestFinished(() => desk.close());
  return desk;
}

/** A bare connection, to send what no client of ours would. */
export async function rawConnection(folder: string): Promise<Socket> {
  const socket = connect(socketPath(folder));
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve) => {
    socket.once('connect', resolve);
  });
  return socket;
}
