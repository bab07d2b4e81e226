const numbers = new Intl.NumberFormat('en-GB');

/** "1 article", "1,200 articles". */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${numbers.format(count)} ${count === 1 ? singular : plural}`;
}
