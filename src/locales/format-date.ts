const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * "13 Dec 2024" for `2024-12-13` and for `2024-12-13T23:30:00Z`: the day in UTC. It reads the digits
 * instead of making a moment of them, so that a date without a time never shifts to its neighbour.
 * What is no such date comes back as it is.
 */
export function formatDate(isoDate: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(isoDate);
  const month = months[Number(match?.[2]) - 1];
  if (!match || !month) return isoDate;
  return `${Number(match[3])} ${month} ${match[1]}`;
}
