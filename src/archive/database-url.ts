/** Whether an archive is named by the address of a PostgreSQL database, and is no folder. */
export function isDatabaseUrl(archive: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(archive);
}

/** The server and database of an address, as messages name them: without user and password. */
export function databasePlace(url: string): string {
  if (!URL.canParse(url)) return 'the given address';
  const { host, pathname } = new URL(url);
  return `${host || 'localhost'}${pathname}`;
}
