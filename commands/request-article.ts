import type { ButtonInteraction } from 'discord.js';
import type { Answer } from '../src/archive/answer.js';
import type { RequestPlace } from '../src/archive/requests.js';
import { isOpenChannel } from '../src/discord/adding/is-open-channel.js';
import type { BotContext } from '../src/discord/command.js';
import type { ButtonComponent } from '../src/discord/component.js';
import { readCustomId } from '../src/discord/custom-id.js';
import { findAnswer } from '../src/discord/find-answer.js';
import { checkedAnswer } from '../src/discord/rendering/checked-answer.js';
import {
  askPrefix,
  consentMark,
  renderChangedRequest,
  renderConsent,
  renderMadeRequest,
  withdrawPrefix,
} from '../src/discord/rendering/render-request.js';
import { requireMayAsk } from '../src/discord/rules/require-may-ask.js';
import { privateWording } from '../src/discord/wording-for.js';

/**
 * The button under an answer that found nothing: asks for an article that answers. Where not everybody could see the
 * answer, the person is told first who will see his question.
 */
export const askForArticleButton: ButtonComponent = {
  kind: 'button',
  prefix: askPrefix,
  // He says yes under a message that only he sees; that message becomes the outcome.
  acknowledge: ({ customId }) =>
    readAsked(readCustomId(customId).parameter).hasConsent ? 'update' : 'private',

  async execute(interaction, parameter, context) {
    const { answerId, hasConsent } = readAsked(parameter);
    const { desk, logger, collectionOf } = context;
    const wording = privateWording(interaction);
    const answer = await findAnswer(context, interaction, answerId);
    if (!hasConsent && !isSeenByAll(answer, interaction)) {
      const { requestChannel } = await desk.settings.read(collectionOf(interaction));
      await interaction.editReply(renderConsent(answerId, requestChannel, wording));
      return;
    }
    // The archive is asked once more.
    await requireMayAsk(context, interaction);
    const place = placeOf(answer, interaction);
    const made = await desk.requests.make({
      collection: collectionOf(interaction),
      answer,
      personId: interaction.user.id,
      place,
      locale: interaction.locale,
    });
    if (made.status !== 'answered') {
      await interaction.editReply(renderMadeRequest(made, place, wording));
      return;
    }
    const content = wording.t('requests:made.answered');
    await interaction.editReply({ ...checkedAnswer(made.answer, { wording }, logger), content });
  },
};

/** The button by which somebody takes back what he asked for. */
export const withdrawRequestButton: ButtonComponent = {
  kind: 'button',
  prefix: withdrawPrefix,
  acknowledge: 'update',

  async execute(interaction, requestId, context) {
    await interaction.editReply(await withdrawn(context, interaction, requestId));
  },
};

/** Takes back what a person asked for. @throws UserError "no-request" */
export async function withdrawn(
  { desk, collectionOf }: BotContext,
  interaction: Parameters<BotContext['collectionOf']>[0] & Parameters<typeof privateWording>[0],
  named: string,
) {
  const wording = privateWording(interaction);
  const request = await desk.requests.withdraw(collectionOf(interaction), named, interaction.user.id);
  return renderChangedRequest(wording.t('requests:withdrawn'), request, wording);
}

function readAsked(parameter: string): { readonly answerId: string; readonly hasConsent: boolean } {
  const hasConsent = parameter.endsWith(consentMark);
  return { answerId: hasConsent ? parameter.slice(0, -consentMark.length) : parameter, hasConsent };
}

function isSeenByAll({ audience }: Answer, interaction: ButtonInteraction): boolean {
  return !interaction.guildId || (!audience.private && isOpenChannel(interaction));
}

/** Where he reads the answer, which is where he is told. */
function placeOf({ audience }: Answer, { guildId, channelId }: ButtonInteraction): RequestPlace {
  return { serverId: guildId, channelId, private: audience.private || guildId === null };
}
