import { describe, expect, it, vi } from 'vitest';
import { remembered } from '../../app/study/remembered';

const reading = (room?: { left: number }) => {
  const read = vi.fn((text: string) => (text === '' ? null : text.length));
  return { read, known: remembered(read, room) };
};

describe('what a text says', () => {
  it('is read once, unless it is too long to be remembered', () => {
    const { read, known } = reading();
    const long = 'å'.repeat(101);
    const said = ['a', 'a', '', '', long, long].map((text) => known(text));
    expect(said).toEqual([1, 1, null, null, 101, 101]);
    expect(read).toHaveBeenCalledTimes(4);
  });

  it('is read anew where several have filled the room that they share', () => {
    const room = { left: 2 };
    const [first, second] = [reading(room), reading(room)];
    for (const text of ['a', 'bb', 'a', 'bb']) first.known(text);
    expect(['ccc', 'ccc'].map((text) => second.known(text))).toEqual([3, 3]);
    expect(first.read).toHaveBeenCalledTimes(2);
    expect(second.read).toHaveBeenCalledTimes(2);
    expect(room.left).toBe(0);
  });
});
