const formats = new Map<string | null, Intl.DateTimeFormat>();

/** The day, `YYYY-MM-DD`, that a moment lies in. @param timeZone IANA name; null: that of the machine. */
export function dayIn(timeZone: string | null, moment: Date): string {
  const known = formats.get(timeZone);
  const format = known ?? newFormat(timeZone);
  if (!known) formats.set(timeZone, format);
  return format.format(moment);
}

/** Swedish writes days as ISO 8601 does. */
function newFormat(timeZone: string | null): Intl.DateTimeFormat {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('sv-SE', timeZone === null ? options : { ...options, timeZone });
}
