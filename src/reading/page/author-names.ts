const introduction =
  /^(?:(?:(?:story|words|text|report|reporting|written|posted|published|analysis|opinion|review) )?by|von|par|por|di|door|av|af|yazan|haber|автор|авторы|autor(?:es)?|auteur|author)\s*:?\s+/i;
const joint = /\s*[,;|/•·]\s*|\s+(?:and|und|et|y|e|ve|en|och|og|&|with|mit|avec)\s+/iu;
/** "…, and Tom Hale": what a list in two ways leaves before its last name. */
const leadingJoint = /^(?:and|und|et|y|e|ve|en|och|og|&)\s+/iu;
/** "Staff Writer", "Political Editor": what a name is followed by, and no name. */
const role =
  /^(?:(?:our|the|a|chief|senior|staff|special|deputy|associate|assistant|managing|contributing|political|foreign|business|science|sports?|health|local|news|national|digital|guest|freelance|[\p{L}]+) )*(?:writers?|reporters?|editors?|correspondents?|columnists?|journalists?|contributors?|producers?|critics?|redakteur(?:in)?|muhabir(?:i)?)(?: (?:for|in|at|of) .{1,40})?$/iu;
const nobody =
  /^(?:admin|administrator|editor|webmaster|staff|news ?(?:desk|room)|web ?desk|redaktion|la rédaction|redacción|redação|redazione|guest|anonymous|unknown|null|undefined|n\/a|none|press release|user\d*)$/i;
const longestName = 80;
const mostNames = 12;

/**
 * The names in what a page states as its author: "By Ana Vale and Ivo Marsh", lists, names
 * with roles. Addresses, roles and "admin" are nobody's names; neither is the outlet.
 */
export function authorNames(stated: readonly string[], outlet: string | null): string[] {
  const names = stated.flatMap((text) => {
    const plain = text.replace(/\s+/g, ' ').trim().replace(introduction, '');
    return plain.length > longestName * mostNames || /^(?:https?:|www\.)/i.test(plain)
      ? []
      : plain.split(joint).map((name) => name.replace(leadingJoint, ''));
  });
  const found = names.map((name) => readable(name.replace(introduction, '').trim())).filter(isName);
  const own = found.filter((name) => name.toLowerCase() !== outlet?.toLowerCase());
  return [...new Map(own.map((name) => [name.toLowerCase(), name])).values()].slice(0, mostNames);
}

function isName(name: string): boolean {
  return (
    name.length > 1 &&
    name.length <= longestName &&
    /\p{L}/u.test(name) &&
    !/^@|\S@\S/.test(name) &&
    !role.test(name) &&
    !nobody.test(name)
  );
}

/** "ODA KRANE" → "Oda Krane". A single word in capitals ("AFP") stays. */
function readable(name: string): string {
  if (!/^[\p{Lu} .'’-]+$/u.test(name) || !name.includes(' ')) return name;
  return name.replace(/\p{L}+/gu, (word) =>
    word.length > 1 ? (word[0] ?? '') + word.slice(1).toLowerCase() : word,
  );
}
