import { hash } from '@node-rs/argon2';
import { newId } from '../../db/ids.server';

/** OWASP's first choice for Argon2id; the algorithm itself is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** A password as it is stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/**
 * A password of 60 random bits for a first sign-in, easily read out.
 * @example oneTimePassword() // 'k3fd-9x2m-7qhz'
 */
export function oneTimePassword(): string {
  return newId(12).replace(/(.{4})(?=.)/g, '$1-');
}
