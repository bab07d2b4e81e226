import type { ChatMessage } from '../../src/chat/chat-session.js';

/** The custom ids of the buttons under a message, as far as they can be pressed. */
export function buttonsIn(message: ChatMessage): readonly string[] {
  return message.components.flatMap((row) =>
    'components' in row
      ? row.components.flatMap((component) =>
          'custom_id' in component && !('disabled' in component && component.disabled)
            ? [component.custom_id]
            : [],
        )
      : [],
  );
}
