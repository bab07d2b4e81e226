import { fold } from '../../archive/fold.js';
import { stemOf } from '../../archive/words.js';

/** Forms of irregular verbs: the first is the one that stands for all. */
const irregularVerbs = `win won|buy bought|sell sold|hold held|leave left|lose lost|take took taken|go went gone|find found|build built|
  lead led|meet met|pay paid|fall fell fallen|rise rose risen|grow grew grown|give gave given|get got gotten|make made|come came|
  become became|run ran|begin began begun|break broke broken|steal stole stolen|choose chose chosen|draw drew drawn|fly flew flown|
  shoot shot|strike struck|sink sank sunk|speak spoke spoken|stand stood|teach taught|write wrote written|beat beaten|bear born|
  bring brought|catch caught|fight fought|send sent|spend spent|keep kept|hear heard|swear swore sworn|tear tore torn|
  throw threw thrown|wear wore worn|lend lent|lay laid|see saw seen|know knew known|show shown|drink drank drunk|drive drove driven|
  eat ate eaten|forget forgot forgotten|freeze froze frozen|hide hid hidden|ride rode ridden|sing sang sung|tell told|say said|
  bite bit bitten|bind bound|bleed bled|blow blew blown|deal dealt|dig dug|feed fed|flee fled|forbid forbade forbidden|
  lie lay lain|light lit|mean meant|overtake overtook overtaken|seek sought|shake shook shaken|shrink shrank shrunk|
  sleep slept|slide slid|spring sprang sprung|stick stuck|sweep swept|swim swam swum|swing swung|think thought|wake woke woken|
  weep wept|wind wound|withdraw withdrew withdrawn|undergo underwent undergone|overthrow overthrew overthrown`;

/** Words that mean the same in news wherever they stand: the first stands for all. */
const sameMeaning = `injured hurt wounded|buy purchase acquire|lorry truck|film movie|metre meter|kilometre kilometer|centre center|
  harbour harbor|colour color|begin start|firm company|large big|child kid|percent pct|aircraft plane aeroplane airplane|
  die died dies dying perish|resign quit|car automobile|sue sued sues suing|tie tied tying|parliament parliament’s|labour labor|programme program`;

const byForm = new Map<string, string>();
for (const group of irregularVerbs.split('|')) {
  const [base = '', ...forms] = group.trim().split(/\s+/);
  for (const form of [base, ...forms]) byForm.set(form, base);
}
const pastForms: ReadonlySet<string> = new Set(
  irregularVerbs.split('|').flatMap((group) => group.trim().split(/\s+/).slice(1)),
);
const byMeaning = new Map<string, string>();
for (const group of sameMeaning.split('|')) {
  const [first = '', ...others] = group.trim().split(/\s+/);
  for (const each of [first, ...others]) byMeaning.set(stemOf(each), stemOf(first));
}

/** What two words have in common that state the same: stem, irregular form, a few that mean the same. */
export function wordKey(word: string): string {
  const plain = fold(word).replace(/'s$|'$/, '');
  const stem = stemOf(byForm.get(plain) ?? plain);
  return byMeaning.get(stem) ?? stem;
}

/** "Tired" is none, but what looks like one is treated with the same care. */
const noVerb =
  /^(?:hundred|need|seed|speed|indeed|bed|red|shed|sped|weed|breed|creed|embed|feed|greed|united|naked|sacred|wicked)$/;

/** Whether a word looks like the past form of a verb. */
export function looksLikePast(lower: string): boolean {
  return pastForms.has(lower) || (/\p{L}{2,}ed$/u.test(lower) && !noVerb.test(lower));
}
