/**
 * How a full stop after an abbreviation reads: `never` ends a sentence (a name or a phrase follows),
 * `with-number` does not where a number follows, `sometimes` ends one where the next word opens a
 * sentence ("in the U.S. The senate …" but "U.S. Secretary").
 */
export type AbbreviationKind = 'never' | 'with-number' | 'sometimes';

const never = words(`
  Mr Mrs Ms Mx Dr Prof Gen Lt Col Maj Brig Sgt Cpl Pvt Capt Cmdr Cdr Adm Sen Sens Rep Reps Gov Govs Rev Hon Supt Insp
  Messrs Mme Mlle Amb Pres Det Atty Gens Drs Fr Hr Frl Dipl Ing Av Doç Sra Srta Dña Mons Msgr Sig Dott Avv Onor
  v vs e.g i.e eg cf viz approx ca z.B u.a d.h bzw ggf vgl sog EE p.ej resp dept Ft Mt Gebr
`);

const withNumber = words('No no Nos nos Nr Art Abs Fig fig p pp vol Vol ch Ch para Núm núm');

const sometimes = words(`
  Inc Corp Co Ltd Bros Jr Sr St Ph.D Rd Ave Blvd Str al bn mn
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
  Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn
  Tex Va Vt Wash Wis Wyo Ont Que Alta UU
`);

/** Words of several languages that open a sentence far more often than they follow an abbreviation inside one. */
export const sentenceOpeners: ReadonlySet<string> = words(`
  The A An In On At It He She They We I You But And His Her Their Its This That These Those There Then When While After
  Before As If For From With However Meanwhile Some Many Most Last Earlier Later Also Both Our My What Why How Who
  Where Such Since Although Though Despite According By No Not One Two Three During Under Until Now Still Yet So
  Der Die Das Er Sie Es Ein Eine Im Am Und Aber Auch Bei Nach Seit Le Les Il Elle Un Une Et Mais El Los Las Y Pero
  Os As Ele Ela Bu Bir Ve Ancak
`);

const dottedLetters = /^(?:\p{L}\.)+\p{L}$/u;
const singleCapital = /^\p{Lu}$/u;

/** Judges the token before a full stop, without that stop: "Mr", "U.S", "J", "Dec". Null: an ordinary word. */
export function abbreviationKind(token: string): AbbreviationKind | null {
  if (never.has(token)) return 'never';
  if (withNumber.has(token)) return 'with-number';
  if (sometimes.has(token) || singleCapital.test(token) || dottedLetters.test(token)) return 'sometimes';
  // "Lt.-Gen", "then-U.S": what counts is the last part of a hyphenated token.
  const hyphen = token.lastIndexOf('-');
  return hyphen === -1 ? null : abbreviationKind(token.slice(hyphen + 1));
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
