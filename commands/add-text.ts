import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import { addArticle, givenHints } from '../src/discord/add-article.js';
import type { ModalComponent } from '../src/discord/component.js';
import { customId } from '../src/discord/custom-id.js';
import { requireMayAdd } from '../src/discord/rules/require-may-add.js';
import type { Wording } from '../src/locales/wording.js';

const prefix = 'add-text';

/** The form that `/add text` opens. */
export function addTextForm({ t }: Wording): ModalBuilder {
  return new ModalBuilder()
    .setCustomId(customId(prefix))
    .setTitle(t('adding:form.heading'))
    .addLabelComponents(
      label(t('adding:form.title'), t('adding:form.titleAbout'), shortField('title', 300)),
      label(t('adding:form.outlet'), t('adding:form.outletAbout'), shortField('outlet', 100)),
      label(t('adding:form.date'), t('adding:form.dateAbout'), shortField('date', 40)),
      label(t('adding:form.url'), t('adding:form.urlAbout'), shortField('url', 2000)),
      label(
        t('adding:form.text'),
        t('adding:form.textAbout'),
        new TextInputBuilder()
          .setCustomId('text')
          .setStyle(TextInputStyle.Paragraph)
          .setMaxLength(4000)
          .setRequired(true),
      ),
    );
}

/** What is done with the form once it is sent. */
export const addTextModal: ModalComponent = {
  kind: 'modal',
  prefix,
  async acknowledge(interaction, context) {
    await requireMayAdd(context, interaction);
    return 'public' as const;
  },

  async execute(interaction, _parameter, context) {
    const field = (name: string) => interaction.fields.getTextInputValue(name);
    const hints = givenHints({
      title: field('title'),
      outlet: field('outlet'),
      publishedAt: field('date'),
      url: field('url'),
    });
    const getInput = async () => ({ kind: 'text', text: field('text') }) as const;
    await addArticle(interaction, context, { getInput, hints, posted: null });
  },
};

function shortField(name: string, maximumLength: number): TextInputBuilder {
  return new TextInputBuilder()
    .setCustomId(name)
    .setStyle(TextInputStyle.Short)
    .setMaxLength(maximumLength)
    .setRequired(false);
}

function label(name: string, description: string, field: TextInputBuilder): LabelBuilder {
  return new LabelBuilder().setLabel(name).setDescription(description).setTextInputComponent(field);
}
