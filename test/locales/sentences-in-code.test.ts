import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Declarations stand in English where they are, and have their translations elsewhere. */
const declaring = ['setDescription', 'setName', 'addChoices', 'slashCommand', 'messageMenu'];
/** What only the log holds. */
const logged: readonly string[] = ['ask by message', 'add several', 'the channel', 'a direct message'];
/** Files of names, which are choices of a declaration or no words of a language, and of defects that are logged. */
const exempted: readonly string[] = [
  'src/discord/source-format-choices.ts',
  'src/discord/suggested-feeds.ts',
  'src/discord/rendering/check-quotations.ts',
];

/** What `dateline doctor` says, in English as all of the command line. */
const readByOwner = join('src', 'discord', 'diagnosis');

interface SyntaxNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Sentences in a file of code that a person could be shown: literals of two words or more that are no declaration, error or line of a log. */
function sentencesIn(code: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: SyntaxNode): void => {
    if (isExempt(node)) return;
    const text = textOf(node);
    if (text !== null && /\p{L}{2,}[,;:]? \p{L}/u.test(text)) found.push(text);
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child);
  };
  visit(parseAst(code, { lang: 'ts' }) as unknown as SyntaxNode);
  return found;
}

function textOf(node: SyntaxNode): string | null {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateElement') return null;
  return (node['value'] as { readonly cooked: string }).cooked;
}

function isExempt(node: SyntaxNode): boolean {
  if (['ImportDeclaration', 'ThrowStatement'].includes(node.type) || node.type.startsWith('TS')) return true;
  const callee = node['callee'];
  if (!isNode(callee)) return false;
  if (node.type === 'NewExpression') return String(callee['name']).endsWith('Error');
  const { object, property } = callee;
  if (isNode(object) && isNode(property)) {
    return isLogger(object) || declaring.includes(String(property['name']));
  }
  return declaring.includes(String(callee['name']));
}

/** `logger`, `context.logger` or `this.#logger`. */
function isLogger(node: SyntaxNode): boolean {
  const named = isNode(node['property']) ? node['property'] : node;
  return named['name'] === 'logger';
}

const files = ['commands', 'src/discord'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path))
    .filter((path) => !exempted.includes(path) && !path.startsWith(readByOwner)),
);

it('finds a sentence in code', () => {
  const code = `
    import { x } from 'two words.js';
    logger.warn({ a }, 'A log line.');
    this.#logger.info('Another log line.');
    throw new UserError('code', 'An error sentence.');
    slashCommand('ask', 'Ask a question');
    const label: 'no such' | string = isOld ? 'Older ones' : t('adding:title');
    reply({ content: \`All \${count} articles here\` });
  `;
  expect(sentencesIn(code)).toEqual(['Older ones', ' articles here']);
});

it.each(files)('%s says nothing that stands in no catalog', (file) => {
  const sentences = sentencesIn(readFileSync(join(root, file), 'utf8'));
  expect(sentences.filter((sentence) => !logged.includes(sentence))).toEqual([]);
});
