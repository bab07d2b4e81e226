/* What Discord refuses in commands although its description of the API allows it. */

type Localised = Readonly<Record<string, string>> | null;

interface Named {
  readonly name: string;
  readonly name_localizations?: Localised;
}

interface Described extends Named {
  readonly description?: string | null;
  readonly description_localizations?: Localised;
}

interface Option extends Described {
  readonly type: number;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly (Named & { readonly value: string | number })[];
  readonly options?: readonly Option[];
}

export interface CommandBody extends Described {
  readonly type?: number;
  readonly options?: readonly Option[];
}

/** Docs: Reference, "Locales". */
const locales = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);
/** Docs: Application Commands, "Application Command Naming". */
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const lengthOf = (text: string): number => Array.from(text).length;

/** Of all commands, as one request registers them. */
export function commandsProblems(commands: readonly CommandBody[]): string[] {
  const twice = [...new Set(commands.map(({ type = 1 }) => type))].flatMap((type) =>
    namesTwice(commands.filter((command) => (command.type ?? 1) === type)).map((name) => `${type} ${name}`),
  );
  return [
    ...twice.map((key) => `/ has a command twice: ${key}`),
    ...commands.flatMap((command) =>
      (command.type ?? 1) === 1 ? slashProblems(command) : menuProblems(command),
    ),
  ];
}

function slashProblems(command: CommandBody): string[] {
  const size = sizeOf(command);
  return [
    ...partProblems(command, `/${command.name}`),
    ...optionsProblems(command.options ?? [], `/${command.name}`),
    ...(size > 8000 ? [`/${command.name} holds ${size} characters, more than 8000`] : []),
  ];
}

function menuProblems(menu: CommandBody): string[] {
  return [
    ...(menu.description ? [`the menu ${menu.name} has a description`] : []),
    ...(menu.options?.length ? [`the menu ${menu.name} has options`] : []),
    ...localeProblems(menu.name_localizations, `the menu ${menu.name}`),
  ];
}

function partProblems(part: Described, path: string): string[] {
  const names = [part.name, ...Object.values(part.name_localizations ?? {})];
  const bad = names.filter((name) => !namePattern.test(name) || name !== name.toLowerCase());
  return [
    ...bad.map((name) => `${path} has the name "${name}"`),
    ...(part.description ? [] : [`${path} has no description`]),
    ...localeProblems(part.name_localizations, path),
    ...localeProblems(part.description_localizations, path),
  ];
}

function localeProblems(localised: Localised | undefined, path: string): string[] {
  const unknown = Object.keys(localised ?? {}).filter((locale) => !locales.has(locale));
  return unknown.map((locale) => `${path} is in "${locale}", which is no locale of Discord`);
}

function optionsProblems(options: readonly Option[], path: string): string[] {
  const firstOptional = options.findIndex(({ required, type }) => !required && type > 2);
  const late = options.filter(
    ({ required }, index) => required && firstOptional >= 0 && index > firstOptional,
  );
  const nesting = options.filter(({ type }) => type <= 2).length;
  const names = namesTwice(options);
  return [
    ...late.map(({ name }) => `${path} ${name} is required after an optional one`),
    ...(nesting > 0 && nesting < options.length ? [`${path} mixes subcommands and options`] : []),
    ...names.map((name) => `${path} has two options "${name}"`),
    ...options.flatMap((option) => [
      ...partProblems(option, `${path} ${option.name}`),
      ...(option.autocomplete && option.choices?.length ? [`${path} ${option.name} has choices, too`] : []),
      ...(option.choices ?? []).flatMap((choice) =>
        localeProblems(choice.name_localizations, `${path} ${option.name}`),
      ),
      ...optionsProblems(option.options ?? [], `${path} ${option.name}`),
    ]),
  ];
}

/** Names that two have, in any one language. */
function namesTwice(named: readonly Named[]): string[] {
  const languages = new Set(named.flatMap((one) => Object.keys(one.name_localizations ?? {})));
  const lists = [undefined, ...languages].map((language) =>
    named.map(({ name, name_localizations: localised }) =>
      language === undefined ? name : (localised?.[language] ?? name),
    ),
  );
  return lists.flatMap((names) => names.filter((name, index) => names.indexOf(name) < index));
}

/** Of a text in several languages the longest counts. */
function sizeOf(part: CommandBody | Option): number {
  const choices = 'choices' in part ? (part.choices ?? []) : [];
  return [
    longest(part.name, part.name_localizations),
    longest(part.description ?? '', part.description_localizations),
    ...choices.map(
      (choice) => longest(choice.name, choice.name_localizations) + lengthOf(String(choice.value)),
    ),
    ...(part.options ?? []).map(sizeOf),
  ].reduce((sum, size) => sum + size, 0);
}

const longest = (text: string, localised: Localised | undefined): number =>
  Math.max(lengthOf(text), ...Object.values(localised ?? {}).map(lengthOf));
