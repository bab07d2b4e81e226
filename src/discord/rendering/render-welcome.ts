import {
  ComponentType,
  type APIActionRowComponent,
  type APIStringSelectComponent,
} from 'discord-api-types/payloads/v10';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { suggestedFeeds } from '../suggested-feeds.js';
import { botMessage, embedColors, type BotMessage } from './message.js';

/** The prefix of the menu from which a feed to begin with is chosen. */
export const suggestedFeedPrefix = 'suggested-feed';

/** What a server reads when Dateline has joined it: what it does, where to begin, and where it is set up. */
export function renderWelcome(wording: Wording): BotMessage {
  const { t } = wording;
  const description = [t('help:purpose'), firstSteps(wording), t('welcome:whoMay')].join('\n\n');
  return botMessage({
    embeds: [{ title: t('welcome:title'), description, color: embedColors.plain }],
    components: [suggestionRow(wording)],
  });
}

/** How to begin with an empty archive. */
export function firstSteps({ t }: Wording): string {
  const steps = [t('welcome:steps.feed'), t('welcome:steps.add'), t('welcome:steps.ask')];
  return [...steps, t('welcome:steps.settings')].join('\n');
}

/** A menu of feeds to begin with; whoever may add may choose. */
export function suggestionRow({ t, language }: Wording): APIActionRowComponent<APIStringSelectComponent> {
  const feeds = suggestedFeeds(language);
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId(suggestedFeedPrefix),
        placeholder: t('welcome:choose'),
        min_values: 1,
        max_values: feeds.length,
        options: feeds.map(({ id, name, url }) => ({
          label: name,
          value: id,
          description: new URL(url).hostname,
        })),
      },
    ],
  };
}
