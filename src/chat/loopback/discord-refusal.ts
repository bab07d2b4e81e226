/** One wrong field of a request body, as Discord reports it. */
export interface FieldProblem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** A request that Discord refuses: its HTTP status and the body that goes with it. */
export class DiscordRefusal extends Error {
  override readonly name = 'DiscordRefusal';
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, code: number, message: string, errors?: ErrorTree) {
    super(message);
    this.status = status;
    this.body = errors ? { message, code, errors } : { message, code };
  }
}

/** Problems nested by field, `_errors` at the leaves: the shape of Discord's code 50035. */
export interface ErrorTree {
  [field: string]: ErrorTree | { readonly code: string; readonly message: string }[];
}

/** @throws DiscordRefusal 50035 "Invalid Form Body" where there is a problem. */
export function refuseProblems(problems: readonly FieldProblem[]): void {
  if (problems.length === 0) return;
  const root: ErrorTree = {};
  for (const problem of problems) {
    let node = root;
    for (const step of problem.path) {
      const next = node[String(step)];
      const child: ErrorTree = next && !Array.isArray(next) ? next : {};
      node[String(step)] = child;
      node = child;
    }
    const known = node['_errors'];
    const errors = Array.isArray(known) ? known : [];
    errors.push({ code: problem.code, message: problem.message });
    node['_errors'] = errors;
  }
  throw new DiscordRefusal(400, 50_035, 'Invalid Form Body', root);
}

export const unauthorized = (): DiscordRefusal => new DiscordRefusal(401, 0, '401: Unauthorized');
export const notFound = (): DiscordRefusal => new DiscordRefusal(404, 0, '404: Not Found');
/** What befalls requests about a server during its outage, and any at a bad moment. */
export const unavailable = (): DiscordRefusal => new DiscordRefusal(503, 0, '503: Service Unavailable');
export const unknownChannel = (): DiscordRefusal => new DiscordRefusal(404, 10_003, 'Unknown Channel');
export const unknownMessage = (): DiscordRefusal => new DiscordRefusal(404, 10_008, 'Unknown Message');
