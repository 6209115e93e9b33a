import { hash, verify } from '@node-rs/argon2';
import { newId } from '../../db/ids.server';

/** OWASP's first choice for Argon2id; the algorithm itself is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const;

/** A hash of the same cost that no password is known to have. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$5Ic52ENGvoJUGTqyfE0E4w$DzkDhsFFAgQkmMklwhntV4j6hwCQzuozTIs1gbiTB94';

/** A password as it is stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/**
 * Whether a password is the one that was hashed; undefined: there is no account. It takes as long
 * in every case, so that the answer's time tells nobody who has an account.
 */
export async function isPassword(hashed: string | undefined, password: string): Promise<boolean> {
  const isRight = await verify(hashed ?? NOBODY, password.normalize('NFKC'));
  return isRight && hashed !== undefined;
}

/**
 * A password of 60 random bits for a first sign-in, easily read out.
 * @example oneTimePassword() // 'k3fd-9x2m-7qhz'
 */
export function oneTimePassword(): string {
  return newId(12).replace(/(.{4})(?=.)/g, '$1-');
}
