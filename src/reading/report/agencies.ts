/** Agencies and broadcasters that sign a report by a bare name, as "(AP)", "CNN —" or a last line. */
const names = [
  'Reuters',
  'AP',
  'Associated Press',
  'The Associated Press',
  'AFP',
  'Agence France-Presse',
  'dpa',
  'DPA',
  'ANSA',
  'EFE',
  'UPI',
  'PA',
  'PTI',
  'IANS',
  'ANI',
  'APP',
  'AA',
  'Anadolu',
  'Anadolu Agency',
  'Xinhua',
  'Kyodo',
  'Kyodo News',
  'Yonhap',
  'TASS',
  'Interfax',
  'Ukrinform',
  'SANA',
  'WAM',
  'MENA',
  'NAN',
  'CNN',
  'CNN Business',
  'BBC',
  'BBC News',
  'KHN',
  'KFF Health News',
  'Bloomberg',
  'Al Jazeera',
  'USA TODAY',
] as const;

/** Matches any of the names, to be built into other patterns. */
export const agencyPattern = [...names]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  .join('|');

const alone = new RegExp(`^[(/—–\\s-]*(${agencyPattern})[)/.:—–\\s-]*$`, 'u');

/** Words that newspapers and broadcasters are named with. */
export const outletWord =
  /\b(?:News|Times|Post|Herald|Journal|Gazette|Guardian|Tribune|Chronicle|Telegraph|Observer|Mail|Star|Press|Daily|Today|Dispatch|Ledger|Courier|Independent|Standard|Zeitung|Monde|País|Agency)\b/u;

/** The agency that a line consists of ("(Reuters)", "CNN —", "AFP"), as it is written; null for other lines. */
export function agencyLine(line: string): string | null {
  return alone.exec(line)?.[1] ?? null;
}
