/** What names of one outlet have in common: NFKC, lower case, single spaces. Filters compare it as a whole. */
export function outletKey(outlet: string): string {
  return outlet.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
