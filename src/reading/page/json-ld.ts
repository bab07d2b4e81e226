import type { ArticleFacts } from '../article-facts.js';

/** What a page says of itself in JSON-LD, in all the shapes that schema.org allows. */
export interface LinkedData {
  readonly facts: Partial<ArticleFacts>;
  readonly body: string | null;
  readonly language: string | null;
  /** False where the page says that it is not free to read. */
  readonly isFree: boolean;
}

type Item = Readonly<Record<string, unknown>>;

const articleType =
  /^(?:\w*NewsArticle|Article|Reportage\w*|BlogPosting|LiveBlogPosting|Report|AnalysisNewsArticle|OpinionNewsArticle|BackgroundNewsArticle|ReviewNewsArticle|SocialMediaPosting|ScholarlyArticle)$/;
const maximumItems = 500;

/** Reads the article among a page's JSON-LD blocks; null where none describes one. Broken blocks are passed over. */
export function readLinkedData(blocks: readonly string[]): LinkedData | null {
  const items = blocks.flatMap(parseBlock).slice(0, maximumItems);
  const byId = new Map(items.map((item) => [item['@id'], item]));
  const article = items.find((item) => types(item).some((type) => articleType.test(type)));
  if (!article) return null;
  const resolve = (value: unknown): unknown =>
    isItem(value) && value['@id'] !== undefined && Object.keys(value).length === 1
      ? byId.get(value['@id'])
      : value;
  return {
    facts: {
      title: text(article['headline']) ?? text(article['name']),
      outlet:
        list(article['publisher'])
          .map((value) => nameOf(resolve(value)))
          .find(Boolean) ?? null,
      authors: [...list(article['author']), ...(article['author'] ? [] : list(article['creator']))].flatMap(
        (value) => namesOf(resolve(value)),
      ),
      publishedAt: dateText(article['datePublished']) ?? dateText(article['dateCreated']),
      modifiedAt: dateText(article['dateModified']),
      url: text(article['url']),
    },
    body: text(article['articleBody']),
    language: text(article['inLanguage']),
    isFree: !/^(?:false|no)$/i.test(String(article['isAccessibleForFree'] ?? 'true')),
  };
}

function parseBlock(block: string): Item[] {
  try {
    const cleaned = block.replace(
      /^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g,
      '',
    );
    return flatten(JSON.parse(cleaned), 0);
  } catch {
    return [];
  }
}

/** Items of arrays, `@graph` and `mainEntity`, outermost first. */
function flatten(value: unknown, depth: number): Item[] {
  if (depth > 6) return [];
  if (Array.isArray(value)) return value.slice(0, maximumItems).flatMap((entry) => flatten(entry, depth + 1));
  if (!isItem(value)) return [];
  return [
    value,
    ...['@graph', 'mainEntity', 'mainEntityOfPage'].flatMap((key) => flatten(value[key], depth + 1)),
  ];
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function types(item: Item): string[] {
  return list(item['@type']).map((type) => String(type).replace(/^.*[/:#]/, ''));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function text(value: unknown): string | null {
  const single = list(value)[0];
  const found = isItem(single) ? single['@value'] : single;
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : null;
}

function dateText(value: unknown): string | null {
  const single = list(value)[0];
  return typeof single === 'number' ? String(single) : text(value);
}

function nameOf(value: unknown): string | null {
  return namesOf(value)[0] ?? null;
}

/** A thing's names: some state several persons as one with several names, or in a list within. */
function namesOf(value: unknown): string[] {
  if (isItem(value) && value['@list'] !== undefined) return list(value['@list']).flatMap(namesOf);
  const named = isItem(value) ? list(value['name']) : [value];
  return named.map(text).filter((name): name is string => name !== null);
}
