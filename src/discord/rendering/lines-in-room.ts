/** The lines from the first on that find room together, each with its line feed; none is cut. @param room in UTF-16 units. */
export function linesInRoom(lines: readonly string[], room: number): readonly string[] {
  let length = 0;
  const first = lines.findIndex((line) => (length += line.length + 1) > room);
  return first === -1 ? lines : lines.slice(0, first);
}
