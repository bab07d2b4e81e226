/*
 * What Discord refuses in a message although its description of the API allows it. Written from Discord's documentation
 * and not from the loopback Discord, which has limits of its own: what passes one may fail the other.
 */

interface Component {
  readonly type: number;
  readonly custom_id?: string;
  readonly content?: string;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly component?: Component;
  readonly options?: readonly { readonly value: string; readonly default?: boolean }[];
  readonly default_values?: readonly { readonly id: string; readonly type: string }[];
  readonly min_values?: number;
  readonly max_values?: number;
}

interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly author?: { readonly name: string };
  readonly footer?: { readonly text: string };
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
}

export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly Embed[] | null;
  readonly components?: readonly Component[] | null;
  readonly attachments?: readonly unknown[] | null;
  readonly allowed_mentions?: {
    readonly parse?: readonly string[];
    readonly users?: readonly string[];
    readonly roles?: readonly string[];
  } | null;
  readonly flags?: number | null;
}

const layoutFlag = 1 << 15;
const [row, button, stringSelect] = [1, 2, 3];
const selects = [stringSelect, 5, 6, 7, 8];
const defaultsOf: Readonly<Record<number, readonly string[]>> = {
  5: ['user'],
  6: ['role'],
  7: ['user', 'role'],
  8: ['channel'],
};

const lengthOf = (text: string): number => Array.from(text).length;
const areDistinct = (items: readonly unknown[]): boolean => new Set(items).size === items.length;

/** @param isNew whether it is created, and not changed: then it must hold something. */
export function messageProblems(message: MessageBody, isNew: boolean): string[] {
  const { content, embeds, attachments } = message;
  const components = message.components ?? [];
  const isLayout = ((message.flags ?? 0) & layoutFlag) !== 0;
  const parts = [content, embeds, message.components, attachments];
  const held = parts.filter((part) => (typeof part === 'string' ? part.trim() : (part ?? [])).length > 0);
  const isEmpty = held.length === 0 && (isNew || parts.every((part) => part !== undefined));
  const all = [...allWithin(components)];
  const texts = all.reduce((sum, one) => sum + lengthOf(one.content ?? ''), 0);
  return [
    ...(isEmpty ? ['is empty'] : []),
    ...(lengthOf(content ?? '') > 2000 ? ['/content is longer than 2000'] : []),
    ...(embedsLength(embeds ?? []) > 6000 ? ['/embeds hold more than 6000 characters'] : []),
    ...(isLayout && (content || embeds?.length) ? ['/flags: layout allows no content and no embeds'] : []),
    ...(!isLayout && components.some(({ type }) => type !== row) ? ['/components holds no rows only'] : []),
    ...(!isLayout && components.length > 5 ? ['/components holds more than 5 rows'] : []),
    ...(all.length > 40 ? ['/components holds more than 40'] : []),
    ...(texts > 4000 ? ['/components hold more than 4000 characters'] : []),
    ...componentProblems(all),
    ...mentionProblems(message),
  ];
}

/** Of the components of a message or of a form. */
export function componentProblems(all: readonly Component[]): string[] {
  const ids = all.flatMap(({ custom_id: id }) => (id === undefined ? [] : [id]));
  return [
    ...(areDistinct(ids) ? [] : [`/components has a custom_id twice: ${ids.join(', ')}`]),
    ...all.filter(({ type }) => type === row).flatMap(rowProblems),
    ...all.filter(({ type }) => selects.includes(type)).flatMap(selectProblems),
  ];
}

/** A component and all that stands in it. */
export function* allWithin(components: readonly Component[]): Generator<Component> {
  for (const one of components) {
    yield one;
    yield* allWithin(one.components ?? []);
    yield* allWithin([one.accessory, one.component].flatMap((inner) => inner ?? []));
  }
}

function rowProblems({ components = [] }: Component): string[] {
  const isMixed = components.length > 1 && components.some(({ type }) => type !== button);
  return isMixed ? ['/components: a row holds five buttons or one menu'] : [];
}

function selectProblems(menu: Component): string[] {
  const name = `/components: the menu ${menu.custom_id}`;
  const { min_values: least = 1, max_values: most = 1, options, default_values: defaults = [], type } = menu;
  const chosen = options?.filter(({ default: isChosen }) => isChosen).length ?? defaults.length;
  const wrong = defaults.filter((one) => !defaultsOf[type]?.includes(one.type));
  return [
    ...(least > most ? [`${name} wants ${least} at least and ${most} at most`] : []),
    ...(options && most > options.length ? [`${name} takes ${most} of ${options.length}`] : []),
    ...(chosen > most || (chosen > 0 && chosen < least) ? [`${name} begins with ${chosen} chosen`] : []),
    ...(areDistinct((options ?? []).map(({ value }) => value)) ? [] : [`${name} has a value twice`]),
    ...(areDistinct(defaults.map(({ id }) => id)) ? [] : [`${name} has a default twice`]),
    ...wrong.map((one) => `${name} cannot begin with a ${one.type}`),
  ];
}

function mentionProblems({ allowed_mentions: allowed }: MessageBody): string[] {
  const both = (['users', 'roles'] as const).filter(
    (kind) => allowed?.parse?.includes(kind) && allowed[kind]?.length,
  );
  return both.map((kind) => `/allowed_mentions: parse has ${kind}, and ${kind} are listed`);
}

function embedsLength(embeds: readonly Embed[]): number {
  const texts = embeds.flatMap(({ title, description, author, footer, fields = [] }) => [
    title,
    description,
    author?.name,
    footer?.text,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return texts.reduce((sum, text) => sum + lengthOf(text ?? ''), 0);
}
