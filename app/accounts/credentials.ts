import { z } from 'zod';

/** What an account may be. Readers read the reports of the waves that were given to them. */
export const USER_ROLES = ['administrator', 'analyst', 'reader', 'fieldworker'] as const;
export type UserRole = (typeof USER_ROLES)[number];

/** Fewest and most characters of a password that somebody chooses. */
export const PASSWORD_LENGTH = { min: 12, max: 256 } as const;

/**
 * An e-mail address as it is stored and looked up: without space around it, in lower case. Hosts
 * without a dot are addresses too, inside a house.
 * @example emailSchema.parse(' Ann@Example.org ') // 'ann@example.org'
 */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(z.regexes.html5Email, 'must be an e-mail address');

/** A name as it is shown: spaces in one form, nothing that is unseen and nothing that turns text around. */
export const nameSchema = z
  .string()
  .transform((name) => name.replace(/[\s\p{Cc}\u200b\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim())
  .pipe(z.string().min(1).max(100));

/** Why a password cannot be taken; null: it can. Its characters are free, as long as there are enough. */
export function passwordFault(password: string, email: string): 'short' | 'long' | 'same' | null {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min) return 'short';
  if (length > PASSWORD_LENGTH.max) return 'long';
  return password.toLowerCase() === email ? 'same' : null;
}
