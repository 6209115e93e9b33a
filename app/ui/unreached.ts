import { type ClientLoaderFunctionArgs, replace } from '@remix-run/react';

interface Shown {
  path: string;
  search: string;
  data: unknown;
}

/** What the page shows now, to stay with where the server is out of reach. */
let shown: Shown | null = null;
/** The state that could not be had. */
let lost: string | null = null;
const listeners = new Set<() => void>();

/** Keeps what is shown. */
export function noteShown(now: Shown): void {
  shown = now;
}

/** The state of the page that was asked for and could not be had; null: none. */
export const lostSearch = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  get: () => lost,
  onServer: () => null,
  set(search: string | null) {
    if (lost === search) return;
    lost = search;
    for (const listener of listeners) listener();
  },
};

/** Asks for another state of a view; where nobody answers, the view stays as it is. */
export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs) {
  const { pathname, search } = new URL(request.url);
  try {
    const data = await serverLoader();
    lostSearch.set(null);
    return data;
  } catch (error) {
    const isUnreached = error instanceof TypeError && !request.signal.aborted;
    if (!isUnreached || shown?.path !== pathname) throw error;
    // What renews itself is lost too; where another state was asked for, that one is to be had again.
    if (lost === null || shown.search !== search) lostSearch.set(search);
    if (shown.search === search) return shown.data;
    throw replace(`${pathname}${shown.search}`);
  }
}
