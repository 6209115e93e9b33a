import { createContext } from 'react';
import type { UserRole } from '../accounts/credentials';

/** Who is signed in, as the head of every page tells; null: nobody. */
export const SignedIn = createContext<{
  id: string;
  name: string;
  role: UserRole;
  /** They look at somebody else's wave, by a link. */
  isGuest: boolean;
} | null>(null);
