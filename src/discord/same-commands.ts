/** What a command is made of; ids, versions and other facts that Discord adds are not compared. */
const comparedKeys = [
  'name',
  'name_localizations',
  'description',
  'description_localizations',
  'options',
  'choices',
  'value',
  'required',
  'autocomplete',
  'channel_types',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'default_member_permissions',
  'contexts',
  'integration_types',
  'nsfw',
];

/** Whether Discord's list of commands says what ours says, in whatever order it has them. */
export function sameCommands(ours: readonly object[], theirs: unknown): boolean {
  if (!Array.isArray(theirs)) return false;
  return canonical(ours) === canonical(theirs);
}

function canonical(commands: readonly unknown[]): string {
  return JSON.stringify(commands.map((command) => JSON.stringify(essence(command, 1))).sort());
}

/** The compared keys in one order, without those that hold what Discord takes for granted. `type` is 1 where a command leaves it out. */
function essence(value: unknown, defaultType?: number): unknown {
  if (Array.isArray(value)) return value.map((item) => essence(item));
  if (typeof value !== 'object' || value === null) return value;
  const fields = new Map(Object.entries(value));
  const kept = comparedKeys
    .map((key) => [key, fields.get(key)] as const)
    .filter(([, field]) => field !== undefined && field !== null && field !== false && field !== '')
    .filter(([, field]) => !Array.isArray(field) || field.length > 0)
    .map(([key, field]) => [key, key.endsWith('_localizations') ? byLocale(field) : essence(field)] as const)
    .filter(([, field]) => field !== undefined);
  return [['type', fields.get('type') ?? defaultType], ...kept];
}

/** The texts in one order of their locales; undefined where there are none. */
function byLocale(texts: unknown): unknown {
  const entries = Object.entries(texts as object).sort(([left], [right]) => (left < right ? -1 : 1));
  return entries.length > 0 ? entries : undefined;
}
