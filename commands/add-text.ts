import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import { addArticle, givenHints } from '../src/discord/add-article.js';
import type { ModalComponent } from '../src/discord/component.js';
import { customId } from '../src/discord/custom-id.js';
import { requireMayAdd } from '../src/discord/rules/require-may-add.js';

const prefix = 'add-text';

/** The form that `/add text` opens. */
export function addTextForm(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId(customId(prefix))
    .setTitle('Add an article')
    .addLabelComponents(
      label('Title', 'If the text does not begin with it', shortField('title', 300)),
      label('Outlet', 'Which newspaper, agency or site published it', shortField('outlet', 100)),
      label('Date', 'When it was published, as 2024-12-13', shortField('date', 40)),
      label('URL', 'Where it was published', shortField('url', 2000)),
      label(
        'Text',
        'At most 4,000 characters; a longer text goes into a .txt file with /add file',
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
