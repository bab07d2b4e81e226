import { UserError } from '../../errors.js';
import type { BotContext } from '../command.js';
import { hasRole, managesMessages, managesServer, type ActingPerson } from './acting-person.js';

type RuleContext = Pick<BotContext, 'desk' | 'collectionOf'>;

/**
 * Whether somebody may add articles, follow feeds and the like: in a server whoever may manage messages, and who has one
 * of the roles of `/settings`; in a direct message everybody for himself, where the bot's owner has not switched these off.
 */
export async function mayAdd(context: RuleContext, person: ActingPerson): Promise<boolean> {
  try {
    await requireMayAdd(context, person);
    return true;
  } catch (thrown) {
    if (thrown instanceof UserError) return false;
    throw thrown;
  }
}

/** @throws UserError saying which rule refuses, and who can change it. */
export async function requireMayAdd(
  { desk, collectionOf }: RuleContext,
  person: ActingPerson,
): Promise<void> {
  const collection = collectionOf(person);
  await desk.allowance.requireOpen(collection);
  if (!person.guildId || managesMessages(person)) return;
  const { addRoles } = await desk.settings.read(collection);
  if (hasRole(person, addRoles)) return;
  throw addRoles.length === 0
    ? new UserError('may-not-add')
    : new UserError('may-not-add-without-role', { count: addRoles.length });
}

/**
 * Counts one article of a person, before it is fetched or read: also those count of which nothing came. Whoever manages
 * the server has no quota.
 * @throws UserError saying which rule refuses, and who can change it.
 */
export async function takeArticle({ desk, collectionOf }: RuleContext, person: ActingPerson): Promise<void> {
  await desk.allowance.take({
    collection: collectionOf(person),
    personId: person.user.id,
    kind: 'article',
    isExempt: managesServer(person),
  });
}
