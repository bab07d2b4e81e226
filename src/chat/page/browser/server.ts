import type { ActionResult, PageAction, PageEvent } from '../page-protocol.js';

/** Who one is, and where. */
export interface Where {
  readonly person: string;
  readonly place: string;
}

/** Each start has an address of its own. */
export const noAnswer =
  'Dateline does not answer. If it was ended, start it again, and open the address that it prints.';

const failed = (refused: string): ActionResult => ({ refused, form: null, choices: [], place: null });

/** Asks the server to do something. Never rejects: what went wrong is in `refused`. */
export async function act(
  where: Where,
  action: PageAction,
  files: ReadonlyMap<string, File> = new Map(),
): Promise<ActionResult> {
  const form = new FormData();
  form.set('action', JSON.stringify({ ...where, action }));
  for (const [name, file] of files) form.set(name, file);
  try {
    const response = await fetch('act', { method: 'POST', body: form });
    return response.ok ? ((await response.json()) as ActionResult) : failed(await response.text());
  } catch {
    return failed(noAnswer);
  }
}

/** Hears of what a person sees in a place, from now on. @returns a function that ends the listening */
export function listen(
  { person, place }: Where,
  onEvent: (event: PageEvent) => void,
  onState: (isConnected: boolean) => void,
): () => void {
  const events = new EventSource(`events?${new URLSearchParams({ person, place }).toString()}`);
  events.addEventListener('message', ({ data }) => onEvent(JSON.parse(String(data)) as PageEvent));
  events.addEventListener('open', () => onState(true));
  events.addEventListener('error', () => onState(false));
  return () => events.close();
}
