import type { RepliableInteraction } from 'discord.js';
import { addArticle } from '../add-article.js';
import type { Wording } from '../../locales/wording.js';
import type { BotContext } from '../command.js';
import { errorLine } from '../error-sentence.js';
import { personOf } from '../person-of.js';
import { replyAtLength } from '../long-reply.js';
import { progressLine } from '../rendering/progress-line.js';
import { renderSeveral, type ListedAddition } from '../rendering/render-several.js';
import { requireMayAdd, takeArticle } from '../rules/require-may-add.js';
import { replyWording } from '../wording-for.js';
import type { Addition } from './addition.js';

/**
 * Adds articles to the collection of the interaction one after the other, and shows what became of each in one reply,
 * a line for each; a single one as `/add` shows it.
 * @param leftOut how many more there were.
 * @throws UserError where the person may not add, or a single article is refused.
 */
export async function addSeveral(
  interaction: RepliableInteraction,
  context: BotContext,
  additions: readonly Addition[],
  leftOut = 0,
): Promise<void> {
  await requireMayAdd(context, interaction);
  const [first, ...others] = additions;
  if (first && others.length === 0 && leftOut === 0) return addArticle(interaction, context, first);
  const wording = await replyWording(context, interaction);
  await replyAtLength(interaction, { ...context, wording }, async (show) => {
    const list: ListedAddition[] = additions.map(({ name }) => ({ name, state: 'waiting' }));
    for (const [index, addition] of additions.entries()) {
      const { name } = addition;
      const showStep = (step: string): void => {
        list[index] = { name, state: 'working', step };
        show(renderSeveral(list, leftOut, wording));
      };
      showStep('…');
      list[index] = await addOne(interaction, { ...context, wording }, addition, showStep);
    }
    return renderSeveral(list, leftOut, wording);
  });
}

async function addOne(
  interaction: RepliableInteraction,
  context: BotContext & { readonly wording: Wording },
  { name, hints, posted, getInput }: Addition,
  showStep: (step: string) => void,
): Promise<ListedAddition> {
  const { desk, logger, collectionOf, wording } = context;
  try {
    await takeArticle(context, interaction);
    const outcome = await desk.add(
      {
        collection: collectionOf(interaction),
        input: await getInput(),
        hints,
        by: personOf(interaction),
        ...(posted ? { posted } : {}),
      },
      (step) => showStep(progressLine(step, wording)),
    );
    return { name, state: 'done', outcome };
  } catch (thrown) {
    // What befell one says nothing of the others.
    const facts = { interaction: interaction.id, name: 'add several' };
    const reason = errorLine(thrown, wording, facts, logger);
    return { name, state: 'refused', reason };
  }
}
