import open from 'open';

/** Opens an address where somebody sits at a desktop and started this from a terminal; elsewhere it does nothing. */
export async function openBrowser(address: string): Promise<void> {
  const { env, platform, stdout } = process;
  const hasDesktop =
    platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
  if (!hasDesktop || !stdout.isTTY || env['SSH_CONNECTION'] !== undefined || env['CI'] !== undefined) return;
  // The address is printed in any case.
  await open(address).catch(() => undefined);
}
