/** A date of CSL-JSON: year, month, day. */
export interface CslDate {
  readonly 'date-parts': readonly [readonly [number, number, number]];
}

/** A name in one piece as the source states it, or, where it is plain which part is the family's, in two. */
export type CslName = { readonly literal: string } | { readonly family: string; readonly given: string };

/** An item of CSL-JSON 1.0 (citation-style-language/schema, `csl-data.json`), as Zotero and pandoc read it. */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper';
  readonly title?: string;
  readonly 'container-title'?: string;
  readonly author?: readonly CslName[];
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly URL?: string;
  /** BCP 47. A style sets the words of a title in capitals unless it is told that they are not English. */
  readonly language?: string;
  /** Where the text is from, so that a pasted text is not cited as if it had been fetched. */
  readonly note: string;
}
