import { UserError } from '../../errors.js';
import type { Editor } from '../../desk/managed-articles.js';
import { managesMessages, managesServer, type ActingPerson } from './acting-person.js';

/**
 * The person as somebody who wants to change an article: in a server whoever may manage messages may change those of
 * others too, and in a direct message all articles are one's own.
 */
export function editorOf(person: ActingPerson): Editor {
  const { id, username: name } = person.user;
  return { id, name, mayManage: !person.guildId || managesMessages(person) };
}

/**
 * In a server its settings and hosts are for whoever manages it, in a direct message for oneself.
 * @throws UserError saying so.
 */
export function requireMayManage(person: ActingPerson): void {
  if (person.guildId && !managesServer(person)) throw new UserError('may-not-manage');
}

/**
 * Who did what is seen by whoever manages a server or its messages; in a direct message one's own deeds by oneself.
 * @throws UserError saying so.
 */
export function requireMayLook(person: ActingPerson): void {
  if (person.guildId && !managesServer(person) && !managesMessages(person))
    throw new UserError('may-not-look');
}
