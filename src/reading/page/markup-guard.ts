/** What makes a page too costly to parse. */
export type MarkupProblem = 'too-deep' | 'too-many-tags';

const maximumDepth = 400;
/** Opening and closing ones. */
const maximumTags = 200_000;
const tag = /<(?:!--|(\/?)([a-zA-Z][\w:-]{0,40}))/g;
const empty = new Set(
  'area base br col embed hr img input link meta param source track wbr frame keygen'.split(' '),
);
/** Their content is no markup. */
const raw = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'noframes']);
/** A second one closes the first where it stands open on top. */
const selfClosing = new Set('p li dt dd tr td th option optgroup thead tbody tfoot'.split(' '));

/**
 * Looks through a page before it is parsed: 25 KB of nested elements cost the parser seconds, since its
 * work grows with the square of the depth. Null for a page that may be parsed. Linear in its length.
 */
export function checkMarkup(html: string): MarkupProblem | null {
  const open: string[] = [];
  const count = new Map<string, number>();
  const pop = (): string | undefined => {
    const name = open.pop();
    if (name !== undefined) count.set(name, (count.get(name) ?? 1) - 1);
    return name;
  };
  const scan = new RegExp(tag);
  let tags = 0;
  for (let match = scan.exec(html); match !== null; match = scan.exec(html)) {
    const name = match[2]?.toLowerCase();
    if (name === undefined) {
      const end = html.indexOf('-->', scan.lastIndex);
      scan.lastIndex = end === -1 ? html.length : end + 3;
      continue;
    }
    tags += 1;
    if (tags > maximumTags) return 'too-many-tags';
    if (empty.has(name)) continue;
    if (match[1] === '/') {
      if ((count.get(name) ?? 0) > 0) while (pop() !== name);
      continue;
    }
    if (raw.has(name)) {
      scan.lastIndex = closingTag(html, name, scan.lastIndex);
      continue;
    }
    if (selfClosing.has(name) && open.at(-1) === name) pop();
    open.push(name);
    count.set(name, (count.get(name) ?? 0) + 1);
    if (open.length > maximumDepth) return 'too-deep';
  }
  return null;
}

function closingTag(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  return close.exec(html) === null ? html.length : close.lastIndex;
}
