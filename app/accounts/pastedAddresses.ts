/** Somebody of a pasted list: an address, if it is one, and what stood beside it. */
export interface Pasted {
  email: string;
  name: string;
}

/**
 * The people of a pasted list: a line each, with or without a name, as mail programs and spreadsheets
 * write them; or several addresses on one line. Nobody comes twice.
 * @example pastedAddresses('Ann <ann@x.org>\nbo@x.org') // [{ email: 'ann@x.org', name: 'Ann' }, { email: 'bo@x.org', name: 'bo' }]
 */
export function pastedAddresses(text: string): Pasted[] {
  const people = text
    .split(/[\r\n;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap(peopleOf);
  const seen = new Set<string>();
  return people.filter(({ email }) => {
    const key = email.toLowerCase();
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function peopleOf(line: string): Pasted[] {
  const words = line.split(/[\s,<>]+/).filter((word) => word !== '');
  const addresses = words.filter((word) => word.includes('@'));
  const [only] = addresses;
  if (only === undefined) return [{ email: line, name: '' }];
  if (addresses.length > 1) return addresses.map((email) => ({ email, name: localPart(email) }));
  const beside = line
    .replace(only, ' ')
    .replace(/[<>",\t]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [{ email: only, name: beside || localPart(only) }];
}

const localPart = (email: string): string => email.split('@')[0] ?? email;
