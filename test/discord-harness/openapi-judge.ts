import { readFileSync } from 'node:fs';
import { missedProblems } from './missed-rules.js';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

/** What of a recorded request is judged. */
export interface JudgedRequest {
  readonly method: string;
  /** Below `/api/v10`, without the query. */
  readonly path: string;
  readonly body: unknown;
}

let shared: OpenApiJudge | undefined;

/**
 * What Discord's own description of its API, and the rules that this misses, have against a request, one line a
 * problem; none where all is well. An operation that the description lacks is a problem too.
 */
export function judge(request: JudgedRequest): string[] {
  shared ??= new OpenApiJudge();
  const described = shared.judge(request);
  if (described.length > 0) return described;
  return missedProblems(request).map((problem) => `${request.method} ${request.path}: ${problem}`);
}

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, { readonly enum?: readonly unknown[] }>>;
}
interface Operation {
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Compiles a schema when a request first needs it. */
class OpenApiJudge {
  readonly #description: Description;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor() {
    const file = new URL('../fixtures/discord-openapi.json', import.meta.url);
    this.#description = JSON.parse(readFileSync(file, 'utf8')) as Description;
    this.#ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
    for (const format of ['int32', 'int64', 'double', 'nonce', 'snowflake'])
      this.#ajv.addFormat(format, true);
    this.#ajv.addFormat('uri', (value: string) => URL.canParse(value));
    this.#ajv.addFormat('date-time', (value: string) => !Number.isNaN(Date.parse(value)));
    this.#ajv.addSchema(this.#description, 'discord');
  }

  judge(request: JudgedRequest): string[] {
    const name = `${request.method} ${request.path}`;
    const found = this.#operation(request);
    if (!found) return [`${name}: no such operation in discord-openapi.json`];
    const content = found.operation.requestBody?.content['application/json'];
    if (!content) return request.body === undefined ? [] : [`${name}: takes no body`];
    const body = normalised(request.body ?? {});
    const pointer = this.#branch(content.schema, found.pointer, body);
    const validate = this.#validator(pointer);
    if (validate(body)) return [];
    return readable(validate.errors ?? []).map((problem) => `${name}: ${problem}`);
  }

  /** Literal parts of a path win over `{parameters}`: `messages/@original` is its own operation. */
  #operation({ method, path }: JudgedRequest): { operation: Operation; pointer: string } | null {
    const verb = method.toLowerCase();
    const matching = Object.entries(this.#description.paths)
      .filter(([template, operations]) => verb in operations && matches(template, path))
      .sort(([left], [right]) => parameters(left) - parameters(right));
    const [template, operations] = matching[0] ?? [];
    const operation = operations?.[verb];
    if (template === undefined || !operation) return null;
    const steps = ['paths', template, verb, 'requestBody', 'content', 'application/json', 'schema'];
    return { operation, pointer: `discord#/${steps.map(escaped).join('/')}` };
  }

  /** Where the body's `type` chooses among schemas, only the chosen one's problems are of use. */
  #branch(schema: Schema, pointer: string, body: unknown): string {
    const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
    const chosen = (schema.anyOf ?? schema.oneOf ?? []).find(({ $ref }) => {
      const target = this.#description.components.schemas[$ref?.split('/').at(-1) ?? ''];
      return target?.properties?.['type']?.enum?.includes(type);
    });
    return chosen?.$ref ? `discord${chosen.$ref}` : pointer;
  }

  #validator(pointer: string): ValidateFunction {
    const known = this.#validators.get(pointer);
    if (known) return known;
    const validate = this.#ajv.compile({ $ref: pointer });
    this.#validators.set(pointer, validate);
    return validate;
  }
}

function matches(template: string, path: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/').map(decodeURIComponent);
  return (
    wanted.length === given.length &&
    wanted.every((step, index) => (step.startsWith('{') ? given[index] !== '' : step === given[index]))
  );
}

const parameters = (template: string): number => template.split('{').length;
const escaped = (step: string): string =>
  encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));

/** discord.js sends permissions as a string of digits, as Discord takes them; the description wants a number. */
function normalised(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (key, value: unknown) =>
    key === 'default_member_permissions' && typeof value === 'string' ? Number(value) : value,
  );
}

/** Problems of branches that were tried in vain say less than those deepest in the body. */
function readable(errors: readonly ErrorObject[]): string[] {
  const specific = errors.filter((error) => !['anyOf', 'oneOf', 'const', '$ref'].includes(error.keyword));
  const shown = (specific.length > 0 ? specific : errors).map(
    ({ instancePath, message }) => `${instancePath || '(body)'} ${message ?? 'is wrong'}`,
  );
  return [...new Set(shown)]
    .sort((left, right) => right.split('/').length - left.split('/').length)
    .slice(0, 8);
}
