import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A random name of lower-case letters and digits, 5 bits a character.
 * @example newId(26).length // 26: 130 bits, not to be guessed
 */
export function newId(length: 12 | 26): string {
  return Array.from(randomBytes(length), (byte) => ALPHABET[byte % 32]).join('');
}

/** A respondent's token and a response's id: whoever holds it may go on answering. */
export const RESPONSE_ID = /^[0-9a-z]{26}$/;

/** What is stored of a secret of 130 random bits: so many that a plain hash is as safe as a slow one. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
