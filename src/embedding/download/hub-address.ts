/** Asked where the environment names no other. */
export const defaultHub = 'https://huggingface.co';

/**
 * Where a file of a model stands on a hub.
 * @param host "https://hub.example", with or without a path behind it
 * @param path of the file within the repository, as "onnx/model.onnx"
 */
export function hubAddress(host: string, repository: string, revision: string, path: string): URL {
  return new URL(`${host.replace(/\/+$/, '')}/${repository}/resolve/${encodeURIComponent(revision)}/${path}`);
}

/** Whether what comes from there is what was sent: https, or http that does not leave this machine. */
export function isSafeAddress(address: URL): boolean {
  return address.protocol === 'https:' || isLoopback(address);
}

/** Whether a hub at `from` may send us on to `to`: a hub elsewhere has no business on this machine. */
export function mayRedirect(from: URL, to: URL): boolean {
  return to.protocol === 'https:' || (isLoopback(from) && isLoopback(to));
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
