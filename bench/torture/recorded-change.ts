/** A change to the files below a folder, as a process made it. Descriptors are told apart by process. */
export type RecordedChange =
  | {
      readonly kind: 'open';
      readonly descriptor: string;
      readonly path: string;
      readonly isTruncated: boolean;
      readonly isNew: boolean;
    }
  | { readonly kind: 'close' | 'sync'; readonly descriptor: string }
  | { readonly kind: 'write'; readonly descriptor: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly descriptor: string; readonly size: number }
  | { readonly kind: 'unlink' | 'rmdir' | 'mkdir'; readonly path: string }
  | { readonly kind: 'rename' | 'link'; readonly path: string; readonly to: string };

/** Reads what the recorder wrote down, in the order in which it was done. @throws Error where it is no such log. */
export function readRecording(log: Buffer): readonly RecordedChange[] {
  const changes: RecordedChange[] = [];
  for (let at = 0; at < log.length;) {
    const lineEnd = log.indexOf('\n', at);
    const [kind = '', process, descriptor, one, other, length] = log
      .toString('latin1', at, lineEnd)
      .split(' ');
    const end = lineEnd + 1 + Number(length);
    const bytes = log.subarray(lineEnd + 1, end);
    changes.push(toChange(kind, `${process}:${descriptor}`, [Number(one), Number(other)], bytes));
    at = end;
  }
  return changes;
}

function toChange(
  letter: string,
  descriptor: string,
  [one, other]: readonly [number, number],
  bytes: Buffer,
): RecordedChange {
  const [path = '', to = ''] = 'oudmrl'.includes(letter) ? bytes.toString().split('\n') : [];
  switch (letter) {
    case 'o':
      return { kind: 'open', descriptor, path, isTruncated: one === 1, isNew: other === 1 };
    case 'c':
      return { kind: 'close', descriptor };
    case 's':
      return { kind: 'sync', descriptor };
    case 'w':
      return { kind: 'write', descriptor, offset: one, bytes };
    case 't':
      return { kind: 'truncate', descriptor, size: one };
    case 'u':
      return { kind: 'unlink', path };
    case 'd':
      return { kind: 'rmdir', path };
    case 'm':
      return { kind: 'mkdir', path };
    case 'r':
      return { kind: 'rename', path, to };
    case 'l':
      return { kind: 'link', path, to };
    default:
      throw new Error(`The recording holds a change of kind "${letter}", which is none.`);
  }
}
