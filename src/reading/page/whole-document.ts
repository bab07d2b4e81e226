const doctype = /<!doctype[^>]{0,300}>/i;
const htmlTag = /<html(?:\s[^>]{0,2000})?>/i;
const headTag = /<head[\s>]/i;
const headEnd = /<\/head\s*>/i;
const bodyTag = /<body[\s>]/i;

/**
 * Gives a page the `html`, `head` and `body` that HTML lets authors leave out: the parser builds what is
 * written and no more, and an article outside `body` would be lost. A page that has them is left alone.
 */
export function wholeDocument(html: string): string {
  if (htmlTag.test(html) && headTag.test(html) && bodyTag.test(html)) return html;
  const rooted = htmlTag.test(html) ? html : `<html>${html.replace(doctype, '')}</html>`;
  const root = htmlTag.exec(rooted);
  const start = root === null ? 0 : root.index + root[0].length;
  const bodied = bodyTag.test(rooted) ? rooted : insert(rooted, endOfHead(rooted, start), '<body>');
  if (headTag.test(bodied)) return bodied;
  const opened = insert(bodied, start, '<head>');
  return insert(opened, bodyTag.exec(opened)?.index ?? opened.length, '</head>');
}

function endOfHead(html: string, start: number): number {
  const end = headEnd.exec(html);
  return end === null ? start : end.index + end[0].length;
}

function insert(text: string, at: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at);
}
