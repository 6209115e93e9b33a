import { createContext } from 'react';

/**
 * What marks a script as this answer's own. Known only while the server draws the page: browsers
 * hide it from scripts, so that there it is empty.
 */
export const Nonce = createContext('');
