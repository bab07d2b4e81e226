/** First and last day of each range of days to look in. An undated article has an empty day, which lies before every other. */
export function daysAround(day: string, days: number): readonly (readonly [string, string])[] {
  if (day === '') return [['', '9999']];
  const away = (distance: number): string =>
    new Date(Date.parse(day) + distance * 86_400_000).toISOString().slice(0, 10);
  return [
    [away(-days), away(days)],
    ['', ''],
  ];
}
