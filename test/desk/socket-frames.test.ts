import { expect, test } from 'vitest';
import { encodeFrame, FrameError, FrameReader } from '../../src/desk/socket-frames.js';

const value = {
  words: 'two\nlines, “marks” and 東京 😀',
  bytes: Uint8Array.of(0, 10, 255),
  nested: [{ none: null, left: undefined, part: Buffer.from('abc').subarray(1) }],
};
const arrived = { ...value, nested: [{ none: null, part: new TextEncoder().encode('bc') }] };

test('a frame is one line, and comes back as it was, bytes included', () => {
  const frame = encodeFrame(value);
  expect(frame.indexOf('\n')).toBe(frame.length - 1);
  expect(new FrameReader().push(Buffer.from(frame))).toEqual([arrived]);
});

test('frames may arrive in pieces of any size', () => {
  const stream = Buffer.from(encodeFrame(value) + encodeFrame(1) + encodeFrame(null));
  for (const size of [1, 2, 3, 7, 64, stream.length]) {
    const reader = new FrameReader();
    const frames: unknown[] = [];
    for (let start = 0; start < stream.length; start += size)
      frames.push(...reader.push(stream.subarray(start, start + size)));
    expect(frames).toEqual([arrived, 1, null]);
  }
});

test('what only looks like bytes stays what it is', () => {
  const odd = { $bytes: 5, other: { $bytes: ['x'] } };
  expect(new FrameReader().push(Buffer.from(encodeFrame(odd)))).toEqual([odd]);
});

test.each(['\n', 'junk\n', '{"a":1}}\n'])('%j is no frame', (line) => {
  expect(() => new FrameReader().push(Buffer.from(line))).toThrow(FrameError);
});
