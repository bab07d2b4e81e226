/** What Discord would make of a text: the rules that fired, and the words that are left to read. */
export interface ShownText {
  readonly rules: readonly string[];
  readonly text: string;
}

type Rule = readonly [name: string, pattern: RegExp, atLineStartOnly?: true];

/**
 * The rules of Discord's Markdown as its clients have them (simple-markdown with Discord's additions), written
 * down without a look at the escaping that they judge. Order matters: the first that matches wins.
 */
const rules: readonly Rule[] = [
  ['block quote', /^[^\S\n]*>(?:>>)?[^\S\n]/, true],
  ['heading', /^[^\S\n]*#{1,3}[^\S\n]/, true],
  ['small text', /^[^\S\n]*-#[^\S\n]/, true],
  ['list', /^[^\S\n]*(?:[*+-]|\d+[.)])[^\S\n]/, true],
  ['code block', /^```[\s\S]*?```/],
  ['code', /^(`+)[\s\S]*?[^`]\1(?!`)/],
  ['spoiler', /^\|\|[\s\S]+?\|\|/],
  ['masked link', /^\[(?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*\]\(\s*<?(?:\([^)]*\)|[^\s\\]|\\.)*?>?\s*\)/],
  ['automatic link', /^<[^: >]+:\/[^ >]+>/],
  ['mail or phone link', /^<(?:mailto:|tel:|sms:|\+\d|[^\s<>@]+@)[^\s<>]*>/],
  ['link', /^(?:https?|steam|discord):\/\/[^\s<]+/],
  ['invite', /^(?:discord\.gg|discord(?:app)?\.com\/invite)\/\w+/],
  ['user mention', /^<@!?\d+>/],
  ['role mention', /^<@&\d+>/],
  ['channel mention', /^<#\d+>/],
  ['everyone', /^@(?:everyone|here)/],
  ['command', /^<\/[^\s:>][^:>]*:\d+>/],
  ['guild navigation', /^<id:\w+>/],
  ['emoji', /^<a?:\w+:\d+>/],
  ['emoji code', /^:[^\s:]+?(?:::skin-tone-\d)?:/],
  ['timestamp', /^<t:-?\d+(?::\w)?>/],
  ['bold', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['struck out', /^~~(?=\S)((?:\\[\s\S]|~(?!~)|[^\s~\\]|\s(?!~~))+?)~~/],
  ['italic', /^\*(?=\S)(?:\\[\s\S]|[^*\\])+?\*/],
  ['italic', /^_(?:\\[\s\S]|[^\\_])+?_/],
];

/** Reads a text as Discord does. Text inside of a rule that fired is not read again: that it fired is what counts. */
export function showAsDiscord(markdown: string): ShownText {
  const fired: string[] = [];
  let text = '';
  let rest = markdown;
  let atLineStart = true;
  while (rest.length > 0) {
    const escape: RegExpExecArray | null = /^\\([^0-9A-Za-z\s])/.exec(rest);
    const rule: MatchedRule | null = escape ? null : matchRule(rest, atLineStart);
    if (rule) fired.push(rule.name);
    const raw: string = escape?.[0] ?? rule?.raw ?? rest.charAt(0);
    text += escape?.[1] ?? raw;
    rest = rest.slice(raw.length);
    atLineStart = raw.endsWith('\n');
  }
  return { rules: fired, text };
}

interface MatchedRule {
  readonly name: string;
  readonly raw: string;
}

function matchRule(rest: string, atLineStart: boolean): MatchedRule | null {
  for (const [name, pattern, atLineStartOnly] of rules) {
    const raw = atLineStartOnly && !atLineStart ? undefined : pattern.exec(rest)?.[0];
    if (raw) return { name, raw };
  }
  return null;
}
