/** Verbs by which an article gives somebody's words, with quotation marks or without. */
const speechVerbs =
  'said|says|told|tells|added|adds|explained|explains|warned|warns|insisted|insists|argued|argues|claimed|claims|' +
  'stressed|stresses|noted|notes|stated|states|announced|announces|declared|declares|acknowledged|acknowledges|' +
  'admitted|admits|recalled|recalls|recounted|testified|alleged|maintained|reiterated|emphasi[sz]ed|pledged|' +
  'vowed|promised|predicted|conceded|denied|urged|cautioned|lamented|asserted|contended|remarked|' +
  'complained|wrote|writes|tweeted|posted|replied|responded|joked|quipped|concluded';
/** Verbs that give somebody's words only beside a quotation: one also continues on one's way. */
const verbsBesideQuotation =
  'continued|continues|asked|asks|went on|laughed|shouted|called|calls|described|describes|agreed|began|observed|' +
  'answered|exclaimed|cried|whispered|repeated|offered|shared|captioned|texted|praised|condemned|denounced|revealed|' +
  'suggested|confirmed|estimated';

/** Where a verb of speech stands. */
export interface SpeechVerb {
  readonly start: number;
  readonly end: number;
  /** Whether it gives somebody's words only beside a quotation. */
  readonly needsQuotation: boolean;
}

const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}’'-])(?:(?<plain>${speechVerbs})|(?<beside>${verbsBesideQuotation}))(?![\p{L}\p{N}’'-])`,
  'gu',
);

/** The verbs of speech in a text, in order. Only forms that can be told from nouns and commands are known. */
export function speechVerbsIn(text: string): SpeechVerb[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    needsQuotation: match.groups?.['beside'] !== undefined,
  }));
}
