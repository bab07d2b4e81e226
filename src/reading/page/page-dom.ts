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
  for (const name of names) {
    for (const attribute of ['property', 'name', 'itemprop']) {
      const content = document.querySelector(`meta[${attribute}="${name}"]`)?.getAttribute('content')?.trim();
      if (content) return content;
    }
  }
  return null;
}
