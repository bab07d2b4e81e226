import type { ChatMessage } from '../../src/chat/chat-session.js';

interface Part {
  readonly label?: string;
  readonly custom_id?: string;
  readonly components?: readonly Part[];
}

/** Custom id of the button with this label. @throws where there is none */
export function buttonNamed(message: Pick<ChatMessage, 'components'> | undefined, label: string): string {
  const buttons = ((message?.components ?? []) as readonly Part[]).flatMap((row) => row.components ?? []);
  const found = buttons.find((button) => button.label === label)?.custom_id;
  if (found === undefined) {
    const labels = buttons.map((button) => `"${button.label}"`).join(', ') || 'none';
    throw new Error(`There is no button "${label}" under the message; there are: ${labels}.`);
  }
  return found;
}
