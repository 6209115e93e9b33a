import { createContext } from 'react';

/** Who is signed in, as the head of every page tells; null: nobody. */
export const SignedIn = createContext<{ name: string } | null>(null);
