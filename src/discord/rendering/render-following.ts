import type { FollowedStory } from '../../archive/followed-stories.js';
import type { FollowedNow, Following } from '../../desk/follow-desk.js';
import type { StoryNews } from '../../desk/following/story-news.js';
import { closedPlaceWords } from '../../desk/closed-place-words.js';
import { harmlessText } from '../../harmless-text.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';
import { linesInRoom } from './lines-in-room.js';
import { placeWords } from './place-words.js';
import { storyLineWords } from './story-line-words.js';

/** As many as are read at a glance. */
const mostLines = 10;
/** Room for what stands around them. */
const aroundRoom = 250;

/**
 * What came of `/follow story`: which story that is, so that whoever meant another one sees it.
 * @param topic by which it was named; null where an answer named it.
 */
export function renderFollowing(following: Following, topic: string | null, wording: Wording): BotMessage {
  const { t } = wording;
  const { followed, story, isSure, wasFollowed } = following;
  const unsure =
    isSure || topic === null ? null : t('follow:followed.unsure', { topic: plainMarkdown(topic, 80) });
  const description = [
    ...(unsure === null ? [] : [unsure]),
    [
      story ? storyLineWords(story, wording) : titleOf(followed, wording),
      ...(story ? [t('follow:followed.told', { count: story.articles })] : []),
    ].join(' · '),
    t('follow:followed.promise', { place: placeWords(followed.place, wording) }),
  ].join('\n\n');
  return botMessage({
    embeds: [
      {
        title: t(wasFollowed ? 'follow:followed.again' : 'follow:followed.title'),
        description,
        color: unsure === null ? embedColors.answered : embedColors.nearest,
        footer: { text: t('follow:followed.id', { id: followed.id }) },
      },
    ],
  });
}

/** What came of `/follow list`; those that find no room stand in a file beside. */
export function renderFollowed(all: readonly FollowedNow[], wording: Wording): BotMessage {
  const { t } = wording;
  const title = t('follow:list.title', { count: all.length });
  if (all.length === 0) {
    return botMessage({
      embeds: [{ title, description: t('follow:list.none'), color: embedColors.nothing }],
    });
  }
  const lines = all.map((each) => {
    const { followed } = each;
    const place = followed.stopped === null ? [placeWords(followed.place, wording)] : [];
    return [
      `\`${followed.id}\` ${titleOf(followed, wording)}`,
      ...stateWords(each, (text) => plainMarkdown(text, 100), wording),
      ...place,
    ].join(' · ');
  });
  const fitting = linesInRoom(lines, embedLimits.description - aroundRoom);
  const rest = lines.length - fitting.length;
  const more = rest > 0 ? [t('follow:list.more', { count: rest })] : [];
  const description = [...fitting, ...more].join('\n');
  const message = botMessage({ embeds: [{ title, description, color: embedColors.plain }] });
  if (rest === 0) return message;
  const whole = all.map((each) =>
    [
      each.followed.id,
      oneLine(each.followed.title) || t('common:untitled'),
      ...stateWords(each, oneLine, wording),
    ].join(' · '),
  );
  return { ...message, files: [{ name: 'stories.txt', attachment: Buffer.from(`${whole.join('\n')}\n`) }] };
}

function oneLine(text: string): string {
  return harmlessText(text).replaceAll(/\s+/g, ' ').trim();
}

/** What a followed story has become, and why it is no longer announced where it is not. @param shown makes words of a reason. */
function stateWords(
  { followed, story }: FollowedNow,
  shown: (text: string) => string,
  wording: Wording,
): readonly string[] {
  const { t } = wording;
  return [
    story ? t('common:articles', { count: story.articles }) : t('follow:list.gone'),
    ...(story?.newest ? [t('follow:list.latest', { date: story.newest })] : []),
    ...(followed.stopped === null
      ? []
      : [t('follow:list.stopped', { reason: shown(closedPlaceWords(followed.stopped, wording)) })]),
  ];
}

/** What came of `/follow stop`. */
export function renderFollowedNoMore(followed: FollowedStory, wording: Wording): BotMessage {
  const { t } = wording;
  const note = t('follow:stopped.note', { place: placeWords(followed.place, wording) });
  const description = `${titleOf(followed, wording)}\n\n${note}`;
  return botMessage({
    embeds: [{ title: t('follow:stopped.title'), description, color: embedColors.plain }],
  });
}

/** New articles of a followed story, one line for each text. */
export function renderStoryNews(followed: FollowedStory, news: StoryNews, wording: Wording): BotMessage {
  const { t } = wording;
  const lines = linesInRoom(
    news.lines.slice(0, mostLines).map((line) => `• ${storyLineWords(line, wording)}`),
    embedLimits.description - aroundRoom,
  );
  const more = news.lines.length - lines.length;
  const description = [
    titleOf(followed, wording),
    ...lines,
    ...(more > 0 ? [t('follow:news.more', { count: more })] : []),
  ].join('\n');
  return botMessage({
    embeds: [
      {
        title: t('follow:news.title', { count: news.articles }),
        description,
        color: embedColors.plain,
        footer: { text: t('follow:news.footer', { id: followed.id }) },
      },
    ],
  });
}

/** That news of a story are not announced any more, and what to do. */
export function renderNewsStopped(followed: FollowedStory, wording: Wording): BotMessage {
  const { t } = wording;
  const description = t('follow:closed.note', {
    title: plainMarkdown(followed.title, 120) || t('common:untitled'),
    place: placeWords(followed.place, wording),
    reason: plainMarkdown(closedPlaceWords(followed.stopped ?? '', wording), 300),
  });
  return botMessage({
    embeds: [{ title: t('follow:closed.title'), description, color: embedColors.nearest }],
  });
}

function titleOf({ title }: FollowedStory, { t }: Wording): string {
  return `**${plainMarkdown(title, 80) || t('common:untitled')}**`;
}
