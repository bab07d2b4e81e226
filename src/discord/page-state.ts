/** Which page of which answer a button leads to. */
export interface PageState {
  readonly answerId: string;
  /** From 0. */
  readonly page: number;
  /** Whose public answer a press may change; null where that is nobody with a Discord account. */
  readonly askerId: string | null;
}

/**
 * The state in the parameter of a custom id, so that a button works after a restart. The asker stands in it because it is
 * decided within Discord's three seconds, before the answer is read, whether the message is changed or a private one begun.
 */
export function writePageState({ answerId, page, askerId }: PageState): string {
  const asker = askerId !== null && snowflake.test(askerId) ? askerId : '';
  return `${answerId}.${page}.${asker}`;
}

/** The inverse; null where it is nothing that was written so. */
export function readPageState(parameter: string): PageState | null {
  const [, answerId, page, askerId] = /^([0-9a-z]{1,32})\.(\d{1,3})\.(\d{0,20})$/.exec(parameter) ?? [];
  return answerId === undefined ? null : { answerId, page: Number(page), askerId: askerId || null };
}

const snowflake = /^\d{1,20}$/;
