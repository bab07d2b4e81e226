import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { asError } from '../../errors.js';
import { isPublicAddress, readAddress } from './address-rules.js';
import { privateAddress, webPorts, type UrlRules } from './url-rules.js';

/** Gives the addresses of a name; rejects where it has none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

const connectTimeoutMs = 6_000;

/**
 * Connects for undici, and only to the public web. Every address that a name has is judged, the
 * connection goes to a judged address (a second look-up could give another), and what the socket is
 * connected to in the end is judged once more. A custom `lookup` would not do: it is not called for
 * literal addresses.
 */
export function guardedConnector(
  resolve: Resolve,
  permitAddress: UrlRules['permitAddress'],
): buildConnector.connector {
  const connectTo = buildConnector({ timeout: connectTimeoutMs, rejectUnauthorized: true, allowH2: false });
  const mayReach = (address: string, port: number): boolean =>
    (webPorts.has(port) && isPublicAddress(address)) || permitAddress?.(address, port) === true;

  const connectOne = (options: buildConnector.Options, address: string): Promise<Socket> =>
    toPromise(connectTo, {
      ...options,
      hostname: address,
      // The certificate is that of the name, not of the address. A literal address has no server name.
      ...(isIP(hostOf(options)) === 0 ? { servername: hostOf(options) } : {}),
    });

  async function connect(options: buildConnector.Options): Promise<Socket> {
    const host = hostOf(options);
    const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80));
    const addresses = readAddress(host) === null ? await resolve(host) : [host];
    if (addresses.length === 0 || !addresses.every((address) => mayReach(address, port)))
      throw privateAddress(host);
    let failure: unknown = null;
    for (const address of addresses.slice(0, 4)) {
      try {
        const socket = await connectOne(options, address);
        if (mayReach(socket.remoteAddress ?? '', port)) return socket;
        socket.destroy();
        throw privateAddress(host);
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  return (options, callback) => {
    void report(connect(options), callback);
  };
}

async function report(connecting: Promise<Socket>, callback: buildConnector.Callback): Promise<void> {
  let socket: Socket;
  try {
    socket = await connecting;
  } catch (error) {
    callback(asError(error), null);
    return;
  }
  callback(null, socket);
}

type Socket = Extract<Parameters<buildConnector.Callback>[1], object>;

function toPromise(connector: buildConnector.connector, options: buildConnector.Options): Promise<Socket> {
  return new Promise((resolve, reject) => {
    connector(options, (error, socket) => (error === null ? resolve(socket) : reject(error)));
  });
}

function hostOf(options: buildConnector.Options): string {
  return options.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}
