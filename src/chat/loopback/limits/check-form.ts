import type { z } from 'zod';
import { refuseProblems, type FieldProblem } from '../discord-refusal.js';

/**
 * Reads a request body by its schema.
 * @throws DiscordRefusal 50035 that names each wrong field.
 */
export function checkForm<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  refuseProblems(parsed.error.issues.map(toProblem));
  throw parsed.error;
}

function toProblem(issue: z.core.$ZodIssue): FieldProblem {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  return { path, code: codeOf(issue), message: issue.message };
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return String(issue.params?.['discordCode'] ?? 'INVALID');
    case 'too_big':
    case 'too_small':
      return 'BASE_TYPE_BAD_LENGTH';
    case 'invalid_type':
      return issue.input === undefined ? 'BASE_TYPE_REQUIRED' : 'BASE_TYPE_BAD_TYPE';
    case 'invalid_union':
    case 'invalid_value':
      return 'BASE_TYPE_CHOICES';
    default:
      return 'BASE_TYPE_BAD_FORMAT';
  }
}
