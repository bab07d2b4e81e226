/** Nouns for one person whom an article need not name. */
const nouns =
  'man|woman|boy|girl|teenager|child|baby|kid|person|friend|neighbou?r|resident|witness|driver|passenger|pilot|captain|victim|suspect|' +
  'gunman|shooter|attacker|defendant|lawyer|attorney|prosecutor|judge|official|officer|spokes(?:man|woman|person)|representative|' +
  'minister|president|mayor|governor|senator|congress(?:man|woman)|lawmaker|leader|chief|chair(?:man|woman)?|director|manager|' +
  'boss|owner|founder|executive|ceo|coach|player|teammate|captain|striker|goalkeeper|quarterback|pitcher|athlete|runner|rider|swimmer|' +
  'actor|actress|singer|rapper|musician|guitarist|drummer|author|writer|journalist|reporter|editor|host|producer|artist|' +
  'doctor|nurse|teacher|professor|student|scientist|researcher|expert|analyst|economist|historian|farmer|worker|employee|' +
  'father|mother|dad|mom|mum|parent|son|daughter|brother|sister|husband|wife|partner|boyfriend|girlfriend|fianc[eé]e?|uncle|aunt|cousin|' +
  'grand(?:father|mother|son|daughter)|widow|king|queen|prince|princess|pope|bishop|priest|imam|pastor|soldier|commander|general|' +
  'candidate|politician|voter|activist|protester|user|fan|customer|client|candidate|colleague|opponent|rival|star|veteran|counterpart|predecessor|successor';

/** One person told of without a name: "a neighbour", "his first lawyer", "one of the drivers" is several and not meant. */
export const unnamedPerson = new RegExp(
  String.raw`(?<![\p{L}’'-])(?:an?|the|his|her|their|its|our|one|another|[\p{L}]+['’]s?)\s+(?:[\p{L}\p{N}’'-]+\s+){0,3}?(${nouns})(?![\p{L}’'-])`,
  'giu',
);

const noun = new RegExp(`^(?:${nouns})$`, 'iu');

export function isPersonNoun(word: string): boolean {
  return noun.test(word);
}
