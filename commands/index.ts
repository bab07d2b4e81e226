import type { Command } from '../src/discord/command.js';
import type { Component } from '../src/discord/component.js';
import type { MentionHandler } from '../src/discord/mention-handler.js';
import type { MessageMenu } from '../src/discord/message-menu.js';
import { addFromMessage, addMessageButton, leaveMessageButton } from './add-from-message.js';
import { addTextModal } from './add-text.js';
import { add } from './add.js';
import { aliases } from './aliases.js';
import { articles, articlesButton, undoRemovalButton } from './articles.js';
import { editArticleModal } from './articles-edit.js';
import { ask } from './ask.js';
import { checkThis, shareCheckButton } from './check-this.js';
import { feed } from './feed.js';
import { helpfulButton, unhelpfulButton, unhelpfulReasonModal } from './feedback.js';
import { help } from './help.js';
import { hosts } from './hosts.js';
import { stats } from './stats.js';
import { sources, sourcesButton } from './sources.js';

/** Every command that is registered, in the order in which people are shown them. */
export const commands: readonly Command[] = [ask, sources, add, feed, articles, hosts, aliases, stats, help];

/** Every message menu that is registered. */
export const menus: readonly MessageMenu[] = [addFromMessage, checkThis];

/** Everything that deals with messages to the bot, in the order in which it is asked. */
export const messages: readonly MentionHandler[] = [];

/** Every button, select menu and modal that the messages and commands hold. */
export const components: readonly Component[] = [
  sourcesButton,
  helpfulButton,
  unhelpfulButton,
  unhelpfulReasonModal,
  addTextModal,
  articlesButton,
  undoRemovalButton,
  editArticleModal,
  addMessageButton,
  leaveMessageButton,
  shareCheckButton,
];
