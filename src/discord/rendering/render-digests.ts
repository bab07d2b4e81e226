import type { Digest } from '../../archive/digests.js';
import type { DigestIssue } from '../../desk/digests/digest-issue.js';
import type { StoryLine } from '../../desk/story-line.js';
import { weekdayName } from '../../locales/weekday-name.js';
import { closedPlaceWords } from '../../desk/closed-place-words.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';
import { placeWords, shownMoment } from './place-words.js';
import { storyLineWords } from './story-line-words.js';

/** As many as are read at a glance. */
const mostStories = 15;
/** Room for what stands around the stories. */
const aroundRoom = 400;

/** What came of `/digest daily` or `/digest weekly`. */
export function renderDigestSet(digest: Digest, wording: Wording): BotMessage {
  const { t } = wording;
  const description = [digestWords(digest, wording), t('digests:promise')].join('\n\n');
  return embed(t(`digests:${digest.rhythm}`), description, embedColors.answered);
}

/** What came of `/digest show`. */
export function renderDigests(digests: readonly Digest[], wording: Wording): BotMessage {
  const { t } = wording;
  if (digests.length === 0) return embed(t('digests:show'), t('digests:none'), embedColors.nothing);
  const lines = digests.map(
    (digest) => `**${t(`digests:${digest.rhythm}`)}** · ${digestWords(digest, wording)}`,
  );
  return embed(t('digests:show'), lines.join('\n'), embedColors.plain);
}

/** What came of `/digest off`. */
export function renderDigestsOff(digests: readonly Digest[], wording: Wording): BotMessage {
  const { t } = wording;
  const lines = digests.map((digest) =>
    t('digests:offNote', {
      digest: [t(`digests:${digest.rhythm}`), timesWords(digest, wording)].join(' · '),
    }),
  );
  return embed(t('digests:off'), lines.join('\n'), embedColors.plain);
}

/** A digest: its stories, one line each, as many as there is room for. */
export function renderDigestIssue(digest: Digest, issue: DigestIssue, wording: Wording): BotMessage {
  const { t } = wording;
  const counts = [
    t('digests:issue.articles', { count: issue.articles }),
    t('digests:issue.stories', { count: issue.stories.length }),
  ].join(' · ');
  const lines: string[] = [];
  let room = embedLimits.description - aroundRoom;
  for (const story of issue.stories.slice(0, mostStories)) {
    const line = issueLine(story, wording);
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  const more = issue.stories.length - lines.length;
  const description = [
    ...(issue.lateFrom === null
      ? []
      : [t('digests:issue.late', { moment: shownMoment(issue.lateFrom) }), '']),
    ...lines,
    ...(more > 0 ? ['', t('digests:issue.more', { count: more })] : []),
  ].join('\n');
  return botMessage({
    embeds: [
      {
        title: `${t(`digests:${digest.rhythm}`)} · ${counts}`,
        description,
        color: embedColors.plain,
        footer: { text: t('digests:issue.footer') },
      },
    ],
  });
}

/** That a digest is not posted any more, and what to do. */
export function renderDigestStopped(digest: Digest, wording: Wording): BotMessage {
  const { t } = wording;
  const description = t('digests:closed.note', {
    place: placeWords(digest.place, wording),
    reason: plainMarkdown(closedPlaceWords(digest.stopped ?? '', wording), 300),
  });
  return embed(t('digests:closed.title'), description, embedColors.nearest);
}

function issueLine(story: StoryLine, wording: Wording): string {
  const { independentOutlets: count } = story;
  const spread = count > 1 ? ` · ${wording.t('digests:issue.outlets', { count })}` : '';
  return `• ${storyLineWords(story, wording)}${spread}`;
}

function digestWords(digest: Digest, wording: Wording): string {
  const { t } = wording;
  const reason = digest.stopped;
  return [
    timesWords(digest, wording),
    t('digests:inPlace', { place: placeWords(digest.place, wording) }),
    reason === null
      ? t('digests:next', { moment: shownMoment(digest.nextAt) })
      : t('digests:stopped', { reason: plainMarkdown(closedPlaceWords(reason, wording), 300) }),
  ].join(' · ');
}

function timesWords({ rhythm, minuteOfDay, weekday, timeZone }: Digest, { t, language }: Wording): string {
  const time = `${twoDigits(Math.floor(minuteOfDay / 60))}:${twoDigits(minuteOfDay % 60)}`;
  const zone = plainMarkdown(timeZone, 60);
  return t(`digests:when.${rhythm}`, { time, zone, weekday: weekdayName(weekday ?? 0, language) });
}

function embed(title: string, description: string, color: number): BotMessage {
  return botMessage({ embeds: [{ title, description, color }] });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
