import type { Command } from '../src/discord/command.js';
import type { Component } from '../src/discord/component.js';
import type { MentionHandler } from '../src/discord/mention-handler.js';
import type { MessageMenu } from '../src/discord/message-menu.js';
import { addFromMessage, addMessageButton, leaveMessageButton } from './add-from-message.js';
import { addTextModal } from './add-text.js';
import { answerPageButton } from './answer-page.js';
import { add } from './add.js';
import { aliases } from './aliases.js';
import { articles, articlesButton, undoRemovalButton } from './articles.js';
import { editArticleModal } from './articles-edit.js';
import { askByMessage } from './ask-by-message.js';
import { ask } from './ask.js';
import { audit, auditButton } from './audit.js';
import { checkThis, shareCheckButton } from './check-this.js';
import { feed } from './feed.js';
import { helpfulButton, unhelpfulButton, unhelpfulReasonModal } from './feedback.js';
import { followUpButton, followUpModal } from './follow-up.js';
import { digest } from './digest.js';
import { follow } from './follow.js';
import { help } from './help.js';
import { hosts } from './hosts.js';
import { deletePersonButton, keepPersonButton, privacy } from './privacy.js';
import { askForArticleButton, withdrawRequestButton } from './request-article.js';
import { closeRequestButton, pasteForRequestButton, requests, requestsPageButton } from './requests.js';
import { showSources } from './show-sources.js';
import { sourceFormatButton, sources, sourcesButton } from './sources.js';
import { sectionSelect, settings, settingSelect, timeZoneModal } from './settings.js';
import { settingsHostButton, settingsHostModal } from './settings-hosts.js';
import { stats } from './stats.js';
import { timeline, timelineButton } from './timeline.js';
import { suggestedFeedMenu } from './suggested-feeds.js';

/** Every command that is registered, in the order in which people are shown them. */
export const commands: readonly Command[] = [
  ask,
  sources,
  timeline,
  add,
  feed,
  follow,
  digest,
  articles,
  requests,
  hosts,
  aliases,
  settings,
  audit,
  stats,
  privacy,
  help,
];

/** Every message menu that is registered. */
export const menus: readonly MessageMenu[] = [showSources, checkThis, addFromMessage];

/** Everything that deals with messages to the bot, in the order in which it is asked. */
export const messages: readonly MentionHandler[] = [askByMessage];

/** Every button, select menu and modal that the messages and commands hold. */
export const components: readonly Component[] = [
  sourcesButton,
  followUpButton,
  followUpModal,
  answerPageButton,
  sourceFormatButton,
  suggestedFeedMenu,
  helpfulButton,
  unhelpfulButton,
  unhelpfulReasonModal,
  timelineButton,
  addTextModal,
  articlesButton,
  undoRemovalButton,
  editArticleModal,
  addMessageButton,
  leaveMessageButton,
  askForArticleButton,
  withdrawRequestButton,
  requestsPageButton,
  closeRequestButton,
  pasteForRequestButton,
  sectionSelect,
  settingSelect,
  timeZoneModal,
  settingsHostButton,
  settingsHostModal,
  auditButton,
  shareCheckButton,
  deletePersonButton,
  keepPersonButton,
];
