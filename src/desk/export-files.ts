import type { PersonalRecord } from './personal-records.js';

const encoder = new TextEncoder();

/**
 * Records as files of JSON, each complete in itself: `{"person", "exportedAt", "part", "records": […]}`. None is larger
 * than so many bytes, unless a single record is. Of others who are named in it, as in a source, there is the name, as he saw it, and not the id.
 */
export async function exportFiles(
  records: AsyncIterable<PersonalRecord>,
  facts: { readonly person: string; readonly exportedAt: string },
  mostBytes: number,
): Promise<readonly Uint8Array[]> {
  const files: Uint8Array[] = [];
  let lines: string[] = [];
  const frame = encoder.encode(fileOf([], facts, 9_999)).length;
  let bytes = frame;
  const close = (): void => {
    files.push(encoder.encode(fileOf(lines, facts, files.length + 1)));
    [lines, bytes] = [[], frame];
  };
  for await (const record of records) {
    const line = JSON.stringify(record, (_key, value: unknown) => withoutOthersId(value, facts.person));
    // With its comma and its end of line.
    const size = encoder.encode(line).length + 2;
    if (lines.length > 0 && bytes + size > mostBytes) close();
    lines.push(line);
    bytes += size;
  }
  if (lines.length > 0 || files.length === 0) close();
  return files;
}

function withoutOthersId(value: unknown, personId: string): unknown {
  const isPerson = typeof value === 'object' && value !== null && 'id' in value && 'name' in value;
  return isPerson && value.id !== personId ? { name: value.name } : value;
}

function fileOf(
  lines: readonly string[],
  { person, exportedAt }: { readonly person: string; readonly exportedAt: string },
  part: number,
): string {
  const head = JSON.stringify({ person, exportedAt, part }).slice(0, -1);
  return `${head},"records":[\n${lines.join(',\n')}\n]}\n`;
}
