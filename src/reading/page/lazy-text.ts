const holders =
  /<(\/?)(?:noscript|template|script type=["']text\/(?:html|template|x-template)["'])[^<>]{0,500}>/gi;
const hidden = /\s(?:hidden(?:=["'][^"'<>]{0,20}["'])?|aria-hidden=["']true["'])(?=[\s>])/gi;
const hiddenStyle = /(\sstyle=["'][^"'<>]{0,300}?)(?:display\s?:\s?none|visibility\s?:\s?hidden)/gi;

/**
 * A page with what waits in it for scripts made plain text of it: `noscript`, `template`, and what is
 * hidden until a script shows it. Null where it holds nothing of the kind.
 */
export function withLazyText(html: string): string | null {
  const opened = html.replace(holders, '<$1div>').replace(hidden, '').replace(hiddenStyle, '$1');
  return opened === html ? null : opened;
}
