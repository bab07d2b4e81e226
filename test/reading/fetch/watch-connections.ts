import { Socket } from 'node:net';
import { onTestFinished, vi } from 'vitest';

/** Where every connection of this process that is begun from now on goes, as "host:port"; until the test ends. */
export function watchConnections(): readonly string[] {
  const begun: string[] = [];
  const connect = Socket.prototype.connect;
  const spy = vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (
    this: Socket,
    ...args: unknown[]
  ) {
    // `net.connect` and `tls.connect` hand their arguments over as one array.
    const [first] = args.flat() as readonly {
      readonly host?: string;
      readonly port?: number;
      readonly path?: string;
    }[];
    begun.push(first?.path ?? `${first?.host ?? ''}:${first?.port ?? ''}`);
    return Reflect.apply(connect, this, args) as Socket;
  });
  onTestFinished(() => void spy.mockRestore());
  return begun;
}
