import { ButtonStyle, ComponentType, type APIButtonComponent } from 'discord-api-types/payloads/v10';
import { claimOutcomes, type ClaimOutcome } from '../../answering/claims/claim-outcomes.js';
import type { Answer, Finding } from '../../archive/answer.js';
import type { Values, Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { bearingLabel, labelOf } from './bearing-label.js';
import { fitCheck, type FittedCheck } from './fit-check.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';
import type { RenderedAnswer } from './render-answer.js';

/** The prefix of the share button's custom id. */
export const sharePrefix = 'share-check';

/** Where and for whom a check is shown. */
export interface CheckView {
  readonly wording: Wording;
  /** What its commands are called where they are not Discord's. */
  readonly commandNames?: Values;
  /** Where the message stands; null at the terminal. */
  readonly messageLink: string | null;
  /** Who shares it with the channel; null where only whoever asked for it sees it. */
  readonly sharedBy: string | null;
  /** Whether a button offers to share it. */
  readonly isShareable: boolean;
}

/** A claim takes no more room than this, escapes included, */
const claimLength = 320;
/** and all together no more than this: the quotations are what is read. */
const claimsLength = 1_000;
/** Room for labels, counts and the lines below. */
const otherRoom = 800;

/**
 * A check as a message: each claim with what its quotations carry. A verdict stands only beside a quotation that carries
 * it: where none can be shown, none is given. Pure.
 */
export function renderCheck(answer: Answer, view: CheckView, without: ReadonlySet<number>): RenderedAnswer {
  const { wording } = view;
  const outcomes = claimOutcomes(answer);
  const longest = Math.min(claimLength, Math.floor(claimsLength / Math.max(1, outcomes.length)));
  const claims = outcomes.map(({ claim }) => plainMarkdown(claim, longest));
  const order = byUrgency(outcomes, answer.findings);
  const room =
    embedLimits.description - otherRoom - claims.reduce((sum, claim) => sum + claim.length + 60, 0);
  const fitted = fitCheck(answer, order, room, without, wording);
  const { blocks } = fitted;
  const quoted: number[] = [];
  const parts = outcomes.map((outcome, index) => {
    const shown = outcome.findings.filter((finding) => blocks.has(finding));
    quoted.push(...shown);
    const head = wording.t('check:claim', { number: index + 1, claim: claims[index] ?? '' });
    return [head, ...claimLines(outcome, shown, answer, blocks, wording)].join('\n');
  });
  const isQuoted = quoted.length > 0;
  const description = [...parts, ...notes(answer, view, fitted, isQuoted)].join('\n\n');
  return { message: checkMessage(answer, view, description, quoted), quoted, page: 0, pages: 1 };
}

function checkMessage(
  answer: Answer,
  view: CheckView,
  description: string,
  quoted: readonly number[],
): BotMessage {
  const { t } = view.wording;
  const id = { ...view.commandNames, id: answer.id };
  const footer = quoted.length > 0 ? t('check:footer', id) : t('check:footerPlain', id);
  const color = embedColors[quoted.length > 0 ? answer.verdict : 'nothing'];
  return botMessage({
    embeds: [{ title: titleOf(answer, view.wording), description, color, footer: { text: footer } }],
    components: buttons(answer, view),
  });
}

/** Every claim's first quotation before any second; what decides before what is nearest; what differs before a second that supports. */
function byUrgency(outcomes: readonly ClaimOutcome[], findings: readonly Finding[]): readonly number[] {
  const rank = (index: number, place: number, own: readonly number[]): number => {
    const how = findings[index]?.bears?.how;
    if (how === 'nearest') return 3;
    if (place === 0) return 0;
    return own.slice(0, place).some((earlier) => findings[earlier]?.bears?.how === how) ? 2 : 1;
  };
  return outcomes
    .flatMap(({ findings: own }) => own.map((index, place) => ({ index, rank: rank(index, place, own) })))
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ index }) => index);
}

/** The quotations of a claim under what they say to it; what stands under one label stands together. */
function claimLines(
  { findings: own }: ClaimOutcome,
  shown: readonly number[],
  { findings }: Answer,
  blocks: ReadonlyMap<number, string>,
  { t }: Wording,
): readonly string[] {
  if (own.length === 0) return [t('check:nothing')];
  if (shown.length === 0) return [t('check:unshown')];
  const lines: string[] = [];
  let label: string | null = null;
  for (const index of shown) {
    const next = bearingLabel(findings[index]?.bears);
    // Two block quotes in a row would be one.
    lines.push(...(next === label ? [''] : [labelOf(next, t)]), blocks.get(index) ?? '');
    label = next;
  }
  return lines;
}

function notes(answer: Answer, view: CheckView, fitted: FittedCheck, isQuoted: boolean): readonly string[] {
  const { t } = view.wording;
  const leftOut = answer.check?.leftOut ?? 0;
  const lines = [
    ...(fitted.leftOut > 0 ? [t('check:notShown', { count: fitted.leftOut })] : []),
    ...(leftOut > 0 ? [t('check:leftOut', { count: leftOut })] : []),
    ...(isQuoted ? [t('check:method')] : []),
    ...(answer.unkept ? [t('answer:unkept')] : []),
    ...aboutLine(view),
  ];
  return [
    ...(fitted.sourceLines.length > 0 ? [[t('check:sources'), ...fitted.sourceLines].join('\n')] : []),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
  ];
}

function aboutLine({ messageLink, sharedBy, wording: { t } }: CheckView): readonly string[] {
  if (messageLink === null) return [];
  return [
    sharedBy === null
      ? t('check:about', { link: messageLink })
      : t('check:aboutShared', { link: messageLink, name: plainMarkdown(sharedBy, 80) }),
  ];
}

function titleOf({ check }: Answer, { t }: Wording): string {
  if (!check?.message) return t('check:titleUnnamed');
  const { author, forwarded } = check.message;
  return t(forwarded ? 'check:titleForwarded' : 'check:title', { author: plainMarkdown(author.name, 80) });
}

function buttons(
  { id, sources, unkept }: Answer,
  { isShareable, wording: { t } }: CheckView,
): BotMessage['components'] {
  if (unkept) return [];
  const own: APIButtonComponent[] = [
    ...(isShareable ? [button(t('check:shareButton'), customId(sharePrefix, id))] : []),
    ...(sources.length > 0 ? [button(t('check:sourcesButton'), customId('sources', id))] : []),
  ];
  return own.length > 0 ? [{ type: ComponentType.ActionRow, components: own }] : [];
}

function button(label: string, id: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: id };
}
