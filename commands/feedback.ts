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
import { customId } from '../src/discord/custom-id.js';
import { findAnswer } from '../src/discord/find-answer.js';
import { botMessage } from '../src/discord/rendering/message.js';
import { privateWording } from '../src/discord/wording-for.js';
import type { Wording } from '../src/locales/wording.js';

const reasonPrefix = 'unhelpful-reason';
const longestReason = 1_000;

/** 👍 under an answer: for whoever may read it. */
export const helpfulButton: ButtonComponent = {
  kind: 'button',
  prefix: 'helpful',
  acknowledge: 'private',

  async execute(interaction, answerId, context) {
    await give(interaction, context, { answerId, helpful: true, reason: null });
    await interaction.editReply(botMessage({ content: privateWording(interaction).t('feedback:thanks') }));
  },
};

/** 👎 under an answer. It counts at once; what is wrong may be said in a form. */
export const unhelpfulButton: ButtonComponent = {
  kind: 'button',
  prefix: 'unhelpful',
  acknowledge: 'modal',

  async execute(interaction, answerId, context) {
    await give(interaction, context, { answerId, helpful: false, reason: null });
    await interaction.showModal(reasonForm(answerId, privateWording(interaction)));
  },
};

/** The form in which somebody says what is wrong with an answer. */
export const unhelpfulReasonModal: ModalComponent = {
  kind: 'modal',
  prefix: reasonPrefix,
  acknowledge: 'private',

  async execute(interaction, answerId, context) {
    const reason = interaction.fields.getTextInputValue('reason').trim() || null;
    await give(interaction, context, { answerId, helpful: false, reason });
    await interaction.editReply(botMessage({ content: privateWording(interaction).t('feedback:thanks') }));
  },
};

/** @throws UserError where he may not read the answer: in the words for one that does not exist. */
async function give(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  context: BotContext,
  opinion: { readonly answerId: string; readonly helpful: boolean; readonly reason: string | null },
): Promise<void> {
  const { id } = await findAnswer(context, interaction, opinion.answerId);
  const personId = interaction.user.id;
  await context.desk.opinions.give(context.collectionOf(interaction), { ...opinion, answerId: id, personId });
}

function reasonForm(answerId: string, { t }: Wording): ModalBuilder {
  const reason = new TextInputBuilder()
    .setCustomId('reason')
    .setStyle(TextInputStyle.Paragraph)
    .setMaxLength(longestReason)
    .setRequired(false);
  return new ModalBuilder()
    .setCustomId(customId(reasonPrefix, answerId))
    .setTitle(t('feedback:form.title'))
    .addLabelComponents(
      new LabelBuilder()
        .setLabel(t('feedback:form.reason'))
        .setDescription(t('feedback:form.hint'))
        .setTextInputComponent(reason),
    );
}
