/** A source of numbers in [0, 1): the same sequence on every machine for the same seed. */
export type Random = () => number;

/** How often each value occurs, in order. */
export type Quotas<Value> = readonly (readonly [value: Value, count: number])[];

/**
 * A generator (sfc32 of Doty-Humphrey's PractRand, state from an FNV-1a hash of the seed's ASCII
 * characters). A stream of its own for each purpose keeps the others as they are when one changes.
 * Not for secrets.
 * @example randomFrom('parallax')() // 0.09035544819198549
 */
export function randomFrom(seed: string): Random {
  let [a, b, c, counter] = [fnv1a(seed), 0, 0, 1];
  const next = () => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum / 2 ** 32;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

/**
 * A draw from (nearly) the standard normal distribution: twelve uniform draws minus six. Sums of
 * 32-bit fractions are exact, where a logarithm could differ in its last digit between machines.
 */
export function normal(random: Random): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random();
  return sum;
}

/**
 * Different values drawn one after another, each with a chance proportional to its weight among
 * those left (Plackett 1975).
 * @example draw(randomFrom('parallax'), [['phone', 3], ['email', 1]], 2) // ['phone', 'email']
 */
export function draw<Value>(random: Random, weights: Quotas<Value>, count: number): Value[] {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  if (count < 1 || total <= 0) return [];
  let left = random() * total;
  const chosen = weights.find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  if (!chosen) return [];
  const others = weights.filter((candidate) => candidate !== chosen);
  return [chosen[0], ...draw(random, others, count - 1)];
}

/**
 * Gives the lowest scores the first value, the next ones the second, and so on, each value exactly
 * as often as its quota says. Equal scores go by their place.
 * @example cut([0.7, -1.2, 0.1], [['no', 1], ['yes', 2]]) // ['yes', 'no', 'yes']
 */
export function cut<Value>(scores: readonly number[], quotas: Quotas<Value>): Value[] {
  const total = quotas.reduce((sum, [, count]) => sum + count, 0);
  if (total !== scores.length)
    throw new RangeError(`the quotas add up to ${total}, but there are ${scores.length} scores`);
  const ascending = scores
    .map((score, place) => ({ score, place }))
    .sort((one, other) => (one.score < other.score ? -1 : one.score > other.score ? 1 : 0));
  let taken = 0;
  return quotas
    .flatMap(([value, count]) => {
      const group = ascending.slice(taken, taken + count);
      taken += count;
      return group.map(({ place }) => ({ place, value }));
    })
    .sort((one, other) => one.place - other.place)
    .map(({ value }) => value);
}
