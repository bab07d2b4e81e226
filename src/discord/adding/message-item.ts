/** One thing in a message that can be added. */
export type MessageItem =
  | { readonly kind: 'link'; readonly url: string }
  /** `size` in bytes; null where Discord has not told. */
  | { readonly kind: 'file'; readonly url: string; readonly name: string; readonly size: number | null }
  | { readonly kind: 'text'; readonly text: string };

/** So many are taken from one message or command. */
export const mostItems = 10;

/** What is taken, and how many things more there were. */
export interface TakenItems {
  readonly items: readonly MessageItem[];
  readonly leftOut: number;
}
