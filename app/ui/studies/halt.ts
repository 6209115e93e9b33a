/** Why a page can save nothing more as it is. */
export type Halt =
  /** @property by who deleted the study */
  | { why: 'deleted'; by: string }
  /** The session has ended, here or from another browser. */
  | { why: 'signed_out' }
  /** The study is not there for whoever is signed in. */
  | { why: 'not_there' }
  /** What was sent cannot be taken, however often it is tried. */
  | { why: 'refused' };

/** Statuses with an outcome of their own, and those after which another try may go well. */
const GOES_ON = [408, 409, 422, 425, 429];

/**
 * Why an answer of the program ends the saving of a page; null: it does not. Asked for with
 * `redirect: 'manual'`, since the only redirect of that address leads to the sign-in.
 */
export async function haltOf(response: Response): Promise<Halt | null> {
  if (response.type === 'opaqueredirect') return { why: 'signed_out' };
  const { status } = response;
  if (status < 400 || status >= 500 || GOES_ON.includes(status)) return null;
  if (status !== 404) return { why: 'refused' };
  const told: unknown = await response.json().catch(() => null);
  const isDeleted = typeof told === 'object' && told !== null && 'deletedBy' in told;
  return isDeleted ? { why: 'deleted', by: String(told.deletedBy) } : { why: 'not_there' };
}
