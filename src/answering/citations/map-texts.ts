import type { CslItem } from './csl-item.js';

/** An item with every text of a source changed that is there to be read: title, outlet, names, note. */
export function mapTexts<Item extends Omit<CslItem, 'note'>>(
  item: Item,
  change: (text: string) => string,
): Item {
  const { title, author } = item;
  const outlet = item['container-title'];
  return {
    ...item,
    ...(title === undefined ? {} : { title: change(title) }),
    ...(outlet === undefined ? {} : { 'container-title': change(outlet) }),
    ...(author === undefined
      ? {}
      : {
          author: author.map((name) =>
            'literal' in name
              ? { literal: change(name.literal) }
              : { family: change(name.family), given: change(name.given) },
          ),
        }),
    ...('note' in item && typeof item.note === 'string' ? { note: change(item.note) } : {}),
  };
}
