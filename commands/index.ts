import type { Command } from '../src/discord/command.js';
import type { Component } from '../src/discord/component.js';
import type { MessageMenu } from '../src/discord/message-menu.js';
import { addFromMessage, addMessageButton, leaveMessageButton } from './add-from-message.js';
import { addTextModal } from './add-text.js';
import { add } from './add.js';
import { ask } from './ask.js';
import { help } from './help.js';
import { sources, sourcesButton } from './sources.js';

/** Every command that is registered, in the order in which people are shown them. */
export const commands: readonly Command[] = [ask, sources, add, help];

/** Every message menu that is registered. */
export const menus: readonly MessageMenu[] = [addFromMessage];

/** Every button and modal that the messages and commands hold. */
export const components: readonly Component[] = [
  sourcesButton,
  addTextModal,
  addMessageButton,
  leaveMessageButton,
];
