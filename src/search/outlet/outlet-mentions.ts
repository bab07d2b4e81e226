/** A name has so many words at most. */
const longestName = 6;

/** What may follow a name that stands for the outlet itself; "CNN anchor" and "BBC licence fee" do not. */
const nameEnds =
  /^(?:['’]s\b)?\s*(?:$|[?!.,;:)\]…—–]|(?:report|article|story|investigation|analysis|interview|exclusive|a|an|the|about|on|in|at|to|for|with|when|while|that|which|who|whom|whose|what|why|where|how|and|but|by|after|before|because|as|is|are|was|were|did|does|do|has|have|had|say|says|said|tell|tells|told|claim|find|reveal|this|last|today|yesterday|recently)\b)/i;

/** A name follows. */
const leads =
  /\b(?:according to|(?:reported|written|published|quoted|cited|revealed) (?:by|in)|(?:report|article|story|piece|interview|investigation|analysis) (?:by|in|from|with|of)|as told to) (?:an? |the )?/gi;
/** The same, where a capital must tell the paper from the thing: "in the Sun". */
const capitalLeads = /\bin (?:[Tt]he )?(?=\p{Lu})/gu;
/** The name stands between. */
const subjects = [
  /\bas ([^,;?!]{2,60}?) (?:reports|reported|writes|wrote|says|said|has it|puts it|put it)\b/gi,
  /\b(?:does|do|did|has|have|had) ([^,;?!]{2,60}?) (?:say|write|report|claim|reveal|publish|find|tell|said|written|reported|claimed|revealed|published|found|told)\b/gi,
];

/** Phrases of a question that would be its source if they were the name of an outlet; longer ones first. */
export function outletMentions(question: string): readonly string[] {
  const between = subjects.flatMap((pattern) => [...question.matchAll(pattern)].map(([, name = '']) => name));
  const after = [leads, capitalLeads].flatMap((pattern) =>
    [...question.matchAll(pattern)].flatMap((match) =>
      namesAtStart(question.slice(match.index + match[0].length)),
    ),
  );
  return [...new Set([...after, ...between])].filter((name) => /[\p{L}\p{N}]/u.test(name));
}

/** Every run of words at the start of `text` after which a name may end. */
function namesAtStart(text: string): string[] {
  const words = [...text.matchAll(/[^\s?!,;:)\]…—–]+/g)].slice(0, longestName);
  return words
    .flatMap(({ 0: word, index }) => {
      // "CNN's": the name, and "Reuters.": the name and the end of a sentence.
      const end = index + word.replace(/(?:['’]s|\.)$/, '').length;
      return nameEnds.test(text.slice(end)) ? [text.slice(0, end)] : [];
    })
    .toReversed();
}
