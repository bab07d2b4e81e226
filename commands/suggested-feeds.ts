import type { SelectComponent } from '../src/discord/component.js';
import { errorLine } from '../src/discord/error-sentence.js';
import { requireMayAdd } from '../src/discord/rules/require-may-add.js';
import { plainMarkdown } from '../src/discord/markdown/plain-markdown.js';
import { botMessage } from '../src/discord/rendering/message.js';
import { suggestedFeedPrefix } from '../src/discord/rendering/render-welcome.js';
import { suggestedFeed } from '../src/discord/suggested-feeds.js';
import { privateWording } from '../src/discord/wording-for.js';

/** The menu of feeds to begin with, under the greeting and under `/help`: for whoever may add. */
export const suggestedFeedMenu: SelectComponent = {
  kind: 'select',
  prefix: suggestedFeedPrefix,
  acknowledge: 'private',

  async execute(interaction, _parameter, context) {
    await requireMayAdd(context, interaction);
    const { desk, logger, collectionOf } = context;
    const wording = privateWording(interaction);
    const collection = collectionOf(interaction);
    const by = { id: interaction.user.id, name: interaction.user.username };
    const origin = { collection, by, addedIn: interaction.channelId, announceIn: null };
    const lines: string[] = [];
    // One after the other: each is fetched from its own site, and the person sees them in his order.
    for (const feed of interaction.values.map(suggestedFeed).filter((each) => each !== null)) {
      try {
        await desk.feeds.add({ ...origin, url: feed.url });
        lines.push(wording.t('welcome:followed', { name: plainMarkdown(feed.name, 80) }));
      } catch (thrown) {
        const facts = { interaction: interaction.id, name: suggestedFeedPrefix };
        const reason = plainMarkdown(errorLine(thrown, wording, facts, logger), 180);
        lines.push(wording.t('welcome:refused', { name: plainMarkdown(feed.name, 80), reason }));
      }
    }
    await interaction.editReply(botMessage({ content: [...lines, wording.t('welcome:next')].join('\n') }));
  },
};
