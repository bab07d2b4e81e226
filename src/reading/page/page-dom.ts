/** The few members of a parsed page that are used here, so that only the child process knows which parser made it. */
export interface PageNode {
  /** 1 for an element, 3 for text. */
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  removeAttribute(name: string): void;
  remove(): void;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
}

/** Content of the first `<meta>` that has one of these names or properties, in their order; null where none has. */
export function metaContent(document: PageDocument, names: readonly string[]): string | null {
  return metaContents(document, names)[0] ?? null;
}

/** Contents of all `<meta>` of the first of these names that has any: pages name each author in one of his own. */
export function metaContents(document: PageDocument, names: readonly string[]): readonly string[] {
  for (const name of names) {
    for (const attribute of ['property', 'name', 'itemprop']) {
      const contents = [...document.querySelectorAll(`meta[${attribute}="${name}" i]`)]
        .map((element) => element.getAttribute('content')?.trim() ?? '')
        .filter((content) => content !== '');
      if (contents.length > 0) return contents;
    }
  }
  return [];
}
