import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { ArticleHead } from '../src/archive/article.js';
import type { ModalComponent } from '../src/discord/component.js';
import { customId } from '../src/discord/custom-id.js';
import { editorOf } from '../src/discord/may-manage.js';
import { renderChanged } from '../src/discord/rendering/render-article.js';

const prefix = 'articles-edit';

/** The form that `/articles edit` opens, with what is known of the article filled in. */
export function editArticleForm(article: ArticleHead): ModalBuilder {
  const { title, outlet, publishedAt, authors, url } = article;
  return new ModalBuilder()
    .setCustomId(customId(prefix, article.id))
    .setTitle('Correct an article')
    .addLabelComponents(
      field('title', 'Title', 500, title),
      field('outlet', 'Outlet', 200, outlet, 'What you type here is shown as given by you'),
      field('date', 'Date', 40, publishedAt, 'When it was published, as 2024-12-13'),
      field('authors', 'Authors', 500, authors.join('; '), 'Several are parted by a semicolon'),
      field('url', 'URL', 2000, url),
    );
}

/** What is done with the form once it is sent. */
export const editArticleModal: ModalComponent = {
  kind: 'modal',
  prefix,
  acknowledge: 'private',

  async execute(interaction, article, { desk, collectionOf }) {
    const typed = (name: string) => interaction.fields.getTextInputValue(name);
    const edited = await desk.editArticle({
      collection: collectionOf(interaction),
      article,
      by: editorOf(interaction),
      facts: {
        title: typed('title'),
        outlet: typed('outlet'),
        publishedAt: typed('date'),
        authors: typed('authors')
          .split(';')
          .map((author) => author.trim()),
        url: typed('url'),
      },
    });
    await interaction.editReply(renderChanged('Corrected', edited, 'Its text is as it was.'));
  },
};

function field(
  name: string,
  label: string,
  maximumLength: number,
  value: string | null,
  description?: string,
): LabelBuilder {
  const input = new TextInputBuilder()
    .setCustomId(name)
    .setStyle(TextInputStyle.Short)
    .setMaxLength(maximumLength)
    .setRequired(false);
  if (value) input.setValue(value.slice(0, maximumLength));
  const builder = new LabelBuilder().setLabel(label).setTextInputComponent(input);
  return description === undefined ? builder : builder.setDescription(description);
}
