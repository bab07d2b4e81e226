import { createRequire } from 'node:module';
import type { CitationStyle } from './citation-format.js';
import type { CslItem, CslName } from './csl-item.js';

/** What is used of Citation.js: its writers, which take CSL-JSON as objects. Its readers, which follow addresses, are never called. */
interface CitationCore {
  readonly plugins: {
    readonly output: { format(name: string, items: readonly object[], options: object): unknown };
    readonly config: {
      get(plugin: '@csl'): { readonly styles: { add(name: string, xml: string): void } };
      get(plugin: '@bibtex'): { readonly format: { asciiOnly: boolean } };
    };
  };
}

/** An entry of a BibTeX file: its fields as they stand between braces. */
export interface BibtexEntry {
  readonly type: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** A record of a RIS file: tags, and what stands behind each. */
export type RisRecord = Readonly<Record<string, string | readonly string[]>>;

/** Lays citations out. It takes half a second to load and a second for a style, and is meant for a process of its own. */
export class CitationLibrary {
  readonly #output: CitationCore['plugins']['output'];

  /** @param styles those that Citation.js has not, as XML. */
  constructor(styles: ReadonlyMap<CitationStyle, string>) {
    const load = createRequire(import.meta.url);
    const { plugins } = load('@citation-js/core') as CitationCore;
    for (const name of ['csl', 'bibtex', 'ris']) load(`@citation-js/plugin-${name}`);
    for (const [name, xml] of styles) plugins.config.get('@csl').styles.add(name, xml);
    // Else every letter that TeX has no command for would be left out: a title in Chinese would be empty.
    plugins.config.get('@bibtex').format.asciiOnly = false;
    this.#output = plugins.output;
  }

  /** One citation, as HTML in which only the style's own marks are elements. */
  html(item: CslItem, style: CitationStyle): string {
    const options = { template: style, lang: 'en-US', format: 'html', asEntryArray: true, nosort: true };
    const [entry] = this.#output.format('bibliography', [item], options) as readonly [string, string][];
    return entry?.[1] ?? '';
  }

  bibtex(item: CslItem): BibtexEntry {
    const [entry] = this.#output.format('bibtex', [item], { format: 'object' }) as readonly BibtexEntry[];
    if (!entry) throw new Error(`The source ${item.id} was not cited as BibTeX.`);
    return entry;
  }

  ris(item: CslItem): RisRecord {
    // In the words of RIS a newspaper has reporters, and the library writes them as they come.
    const reported = item.author ? { ...item, reporter: item.author.map(risName) } : item;
    const [record] = this.#output.format('ris', [reported], { format: 'object' }) as readonly RisRecord[];
    if (!record) throw new Error(`The source ${item.id} was not cited as RIS.`);
    return record;
  }
}

/** A comma parts the family's name from the given one, so that a name in one piece has none. */
function risName(name: CslName): string {
  return 'literal' in name ? name.literal.replaceAll(',', '') : `${name.family}, ${name.given}`;
}
