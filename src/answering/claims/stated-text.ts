/** What of a message is not its writer's own statement, or none at all. */
const leftOut: readonly RegExp[] = [
  // Code, fenced (to the end where nothing closes it) and inline.
  /```[\s\S]*?(?:```|$)/g,
  /``[^\n]*?``|`[^`\n]*`/g,
  // Quotations: ">>> " quotes all that follows.
  /^[^\S\n]*>>> [\s\S]*/gm,
  /^[^\S\n]*> .*$/gm,
];
const maskedLink = /\[([^\]\n]{1,300})\]\(\s*<?https?:\/\/[^\s)]*\s*[^)\n]{0,200}\)/gi;
const bareLink = /<?\bhttps?:\/\/[^\s<>]+>?/gi;

/**
 * The words of a message by which its writer may state something: without code, what he quotes, and links, of which the words they
 * stand behind stay.
 */
export function statedText(message: string): string {
  return leftOut
    .reduce((text, pattern) => text.replace(pattern, '\n'), message)
    .replace(maskedLink, '$1')
    .replace(bareLink, ' ');
}
