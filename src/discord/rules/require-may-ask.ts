import type { BotContext } from '../command.js';
import { managesServer, type ActingPerson } from './acting-person.js';
import { requireAskChannel } from './require-ask-channel.js';

/**
 * Sees that somebody may ask here and now, and counts the question: to be called once for each question, whichever way it
 * comes in. Whoever manages the server has neither quota nor cool-down.
 * @throws UserError saying which rule refuses, its value, and who can change it; then nothing is counted.
 */
export async function requireMayAsk(
  { desk, collectionOf }: Pick<BotContext, 'desk' | 'collectionOf'>,
  person: ActingPerson,
): Promise<void> {
  const collection = collectionOf(person);
  if (person.guildId) await requireAskChannel(person, (await desk.settings.read(collection)).askChannels);
  await desk.allowance.take({
    collection,
    personId: person.user.id,
    kind: 'question',
    isExempt: managesServer(person),
  });
}
