/** Texts that readings remember together, unless they are told otherwise, and how long one may be. */
const REMEMBERED = 2000;
const LONGEST = 100;

/** How many texts may still be remembered; several readings can share one. */
export interface Room {
  left: number;
}

/**
 * The same reading of a text, once for as many texts as there is room for: codes come again and again.
 * @example remembered((text) => text.length)('phone') // 5
 */
export function remembered<Said>(
  read: (text: string) => Said,
  room: Room = { left: REMEMBERED },
): (text: string) => Said {
  const known = new Map<string, Said>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (room.left <= 0 || text.length > LONGEST) return read(text);
    room.left -= 1;
    // Otherwise a few letters would keep the text that they were cut from.
    const own = Buffer.from(text).toString();
    const said = read(own);
    known.set(own, said);
    return said;
  };
}
