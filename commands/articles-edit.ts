import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { ArticleHead } from '../src/archive/article.js';
import type { ModalComponent } from '../src/discord/component.js';
import { customId } from '../src/discord/custom-id.js';
import { editorOf } from '../src/discord/rules/require-may-manage.js';
import type { FactsToEdit } from '../src/reading/edit-article.js';
import { renderChanged } from '../src/discord/rendering/render-article.js';
import { privateWording } from '../src/discord/wording-for.js';
import type { Wording } from '../src/locales/wording.js';

const prefix = 'articles-edit';

/** Most that can be typed for a fact. */
const maximumLengths = { title: 500, outlet: 200, date: 40, authors: 500, url: 2000 } as const;
type FieldName = keyof typeof maximumLengths;

/** The form that `/articles edit` opens, with what is known of the article filled in. */
export function editArticleForm(article: ArticleHead, { t }: Wording): ModalBuilder {
  const filled = prefill(article);
  return new ModalBuilder()
    .setCustomId(customId(prefix, article.id))
    .setTitle(t('articles:form.heading'))
    .addLabelComponents(
      field('title', t('articles:form.title'), filled),
      field('outlet', t('articles:form.outlet'), filled, t('articles:form.outletAbout')),
      field('date', t('articles:form.date'), filled, t('articles:form.dateAbout')),
      field('authors', t('articles:form.authors'), filled, t('articles:form.authorsAbout')),
      field('url', t('articles:form.url'), filled),
    );
}

/** What is done with the form once it is sent. */
export const editArticleModal: ModalComponent = {
  kind: 'modal',
  prefix,
  acknowledge: 'private',

  async execute(interaction, article, { desk, collectionOf }) {
    const collection = collectionOf(interaction);
    const view = await desk.showArticle({ collection, article });
    const filled = view.state === 'kept' ? prefill(view.article) : null;
    const edited = await desk.editArticle({
      collection,
      article,
      by: editorOf(interaction),
      facts: changedFacts((name) => interaction.fields.getTextInputValue(name), filled),
    });
    await interaction.editReply(renderChanged('corrected', edited, privateWording(interaction)));
  },
};

/** A fact left as it was filled in stays as it is: it may be longer than what the form could show. */
function changedFacts(typed: (name: FieldName) => string, filled: Prefill | null): FactsToEdit {
  const isChanged = (name: FieldName) => typed(name).trim() !== filled?.[name].trim();
  return {
    ...(isChanged('title') ? { title: typed('title') } : {}),
    ...(isChanged('outlet') ? { outlet: typed('outlet') } : {}),
    ...(isChanged('date') ? { publishedAt: typed('date') } : {}),
    ...(isChanged('authors')
      ? {
          authors: typed('authors')
            .split(';')
            .map((author) => author.trim()),
        }
      : {}),
    ...(isChanged('url') ? { url: typed('url') } : {}),
  };
}

type Prefill = Readonly<Record<FieldName, string>>;

const cut = (name: FieldName, value: string | null) => (value ?? '').slice(0, maximumLengths[name]);

function prefill({ title, outlet, publishedAt, authors, url }: ArticleHead): Prefill {
  return {
    title: cut('title', title),
    outlet: cut('outlet', outlet),
    date: cut('date', publishedAt),
    authors: cut('authors', authors.join('; ')),
    url: cut('url', url),
  };
}

function field(name: FieldName, label: string, filled: Prefill, description?: string): LabelBuilder {
  const input = new TextInputBuilder()
    .setCustomId(name)
    .setStyle(TextInputStyle.Short)
    .setMaxLength(maximumLengths[name])
    .setRequired(false);
  if (filled[name]) input.setValue(filled[name]);
  const builder = new LabelBuilder().setLabel(label).setTextInputComponent(input);
  return description === undefined ? builder : builder.setDescription(description);
}
