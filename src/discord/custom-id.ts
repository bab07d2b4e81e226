/** Discord's limit for a custom id. */
const maximumLength = 100;

/** "sources:a1b2": which component it is, and what it is about. It needs no memory, so that a button works after a restart. */
export function customId(prefix: string, parameter = ''): string {
  const id = `${prefix}:${parameter}`;
  if (id.length > maximumLength)
    throw new RangeError(`The custom id "${id}" is longer than ${maximumLength}.`);
  return id;
}

export function readCustomId(id: string): { readonly prefix: string; readonly parameter: string } {
  const colon = id.indexOf(':');
  return colon < 0
    ? { prefix: id, parameter: '' }
    : { prefix: id.slice(0, colon), parameter: id.slice(colon + 1) };
}
