import {
  LabelBuilder,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
  type ButtonInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { BotContext } from '../src/discord/command.js';
import type { ButtonComponent, ModalComponent } from '../src/discord/component.js';
import { customId, readCustomId } from '../src/discord/custom-id.js';
import { findAnswer } from '../src/discord/find-answer.js';
import { answerInteraction } from '../src/discord/following/answer-interaction.js';
import { followUpPrefix } from '../src/discord/rendering/answer-buttons.js';
import { requireMayAsk } from '../src/discord/rules/require-may-ask.js';
import { privateWording } from '../src/discord/wording-for.js';
import type { Wording } from '../src/locales/wording.js';

/** The field of the form. */
const field = 'question';
/** Longer than anybody asks on; a longer question has `/ask`. */
const longestQuestion = 1000;

/** "Follow up" under an answer: opens a form, to whoever may read the answer. */
export const followUpButton: ButtonComponent = {
  kind: 'button',
  prefix: followUpPrefix,
  acknowledge: 'modal',

  async execute(interaction, answerId, context) {
    const answer = await findAnswer(context, interaction, answerId);
    await interaction.showModal(form(answer.id, privateWording(interaction)));
  },
};

/** What is done with the form: the answer is for all where the one before was and was given here, unless answers are private now. */
export const followUpModal: ModalComponent = {
  kind: 'modal',
  prefix: followUpPrefix,
  async acknowledge(interaction, context) {
    const acknowledgement = (await isPrivate(interaction, answerOf(interaction), context))
      ? 'private'
      : 'public';
    await requireMayAsk(context, interaction);
    return acknowledgement;
  },

  async execute(interaction, answerId, context) {
    const asked = {
      question: interaction.fields.getTextInputValue(field),
      filters: { since: null, until: null, outlet: null },
      follows: answerId,
    };
    // As it was acknowledged.
    await answerInteraction(interaction, context, asked, interaction.ephemeral ?? false);
  },
};

/** @throws UserError "no-answer" where he may not, or no longer, read the answer before. */
async function isPrivate(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  answerId: string,
  context: BotContext,
): Promise<boolean> {
  const { audience } = await findAnswer(context, interaction, answerId);
  if (audience.private || audience.channelId !== interaction.channelId) return true;
  const { desk, collectionOf } = context;
  return (await desk.settings.read(collectionOf(interaction))).privateAnswers;
}

function form(answerId: string, { t }: Wording): ModalBuilder {
  const question = new TextInputBuilder()
    .setCustomId(field)
    .setStyle(TextInputStyle.Short)
    .setPlaceholder(t('following:form.example'))
    .setMaxLength(longestQuestion)
    .setRequired(true);
  return new ModalBuilder()
    .setCustomId(customId(followUpPrefix, answerId))
    .setTitle(t('following:form.title'))
    .addLabelComponents(
      new LabelBuilder()
        .setLabel(t('following:form.question'))
        .setDescription(t('following:form.hint'))
        .setTextInputComponent(question),
    );
}

function answerOf({ customId: id }: ModalSubmitInteraction): string {
  return readCustomId(id).parameter;
}
