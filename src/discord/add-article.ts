import type { RepliableInteraction } from 'discord.js';
import type { ArticleHints } from '../reading/article-input.js';
import type { Addition } from './adding/addition.js';
import type { BotContext } from './command.js';
import { personOf } from './person-of.js';
import { replyAtLength } from './long-reply.js';
import { requireMayAdd, takeArticle } from './rules/require-may-add.js';
import { botMessage } from './rendering/message.js';
import { progressLine } from './rendering/progress-line.js';
import { renderAdded } from './rendering/render-added.js';
import { replyWording } from './wording-for.js';

/** The hints that a person may give; null or blank where he gives none. */
export type TypedHints = Readonly<Record<'title' | 'outlet' | 'publishedAt' | 'url', string | null>>;

/**
 * Adds an article to the collection of the interaction and shows progress and outcome in its reply. The article is
 * got once it is clear that the person may add.
 * @throws UserError where he may not, or the article is refused.
 */
export async function addArticle(
  interaction: RepliableInteraction,
  context: BotContext,
  { getInput, hints, posted }: Omit<Addition, 'name'>,
): Promise<void> {
  await requireMayAdd(context, interaction);
  await takeArticle(context, interaction);
  const { desk, collectionOf } = context;
  const wording = await replyWording(context, interaction);
  await replyAtLength(interaction, { ...context, wording }, async (show) => {
    const outcome = await desk.add(
      {
        collection: collectionOf(interaction),
        input: await getInput(),
        hints,
        by: personOf(interaction),
        ...(posted ? { posted } : {}),
      },
      (step) => show(botMessage({ content: progressLine(step, wording) })),
    );
    return renderAdded(outcome, wording);
  });
}

/** Only what was given: an empty field of a form is no hint. */
export function givenHints(typed: Partial<TypedHints>): ArticleHints {
  const given = Object.entries(typed)
    .map(([key, value]) => [key, value?.trim()] as const)
    .filter(([, value]) => value);
  return Object.fromEntries(given);
}
