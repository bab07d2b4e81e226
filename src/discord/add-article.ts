import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import type { ArticleHints, ArticleInput } from '../reading/article-input.js';
import type { BotContext } from './command.js';
import { progressLine } from './rendering/format.js';
import { requireMayAdd } from './may-add.js';
import { botMessage } from './rendering/message.js';
import { ProgressReply } from './progress-reply.js';
import { renderAdded } from './rendering/render-added.js';

/** The hints that a person may give; null or blank where he gives none. */
export type TypedHints = Readonly<Record<'title' | 'outlet' | 'publishedAt' | 'url', string | null>>;

/**
 * Adds an article to the collection of the interaction and shows progress and outcome in its reply.
 * `getInput` is called once it is clear that the person may add.
 * @throws UserError where he may not, or the article is refused.
 */
export async function addArticle(
  interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
  { desk, logger, collectionOf }: BotContext,
  getInput: () => ArticleInput | Promise<ArticleInput>,
  typed: Partial<TypedHints>,
): Promise<void> {
  requireMayAdd(interaction);
  const progress = new ProgressReply((line) => interaction.editReply(botMessage({ content: line })), logger);
  try {
    const outcome = await desk.add(
      {
        collection: collectionOf(interaction),
        input: await getInput(),
        hints: givenHints(typed),
        by: { id: interaction.user.id, name: interaction.user.username },
      },
      (step) => progress.show(progressLine(step)),
    );
    await progress.finish();
    await interaction.editReply(renderAdded(outcome));
  } finally {
    await progress.finish();
  }
}

/** Only what was given: an empty field of a form is no hint. */
function givenHints(typed: Partial<TypedHints>): ArticleHints {
  const given = Object.entries(typed)
    .map(([key, value]) => [key, value?.trim()] as const)
    .filter(([, value]) => value);
  return Object.fromEntries(given);
}
