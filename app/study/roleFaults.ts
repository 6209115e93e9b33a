import { type Fault, type Item, jsonPath } from './document';
import { canPlay, kindsOf, type Role } from './roles';

/** What favourable codes say of the roles that nothing follows from without them. */
const FAVOURABLE: Partial<Record<Role, string>> = {
  resolution: 'that it was solved',
  unhappy: 'who is not unhappy',
  leaving: 'who stays',
  leaving_over_wait: 'who stays',
};

/** Items whose role is none of their kind, or lacks what it needs. */
export function roleFaults(items: readonly { path: PropertyKey[]; item: Item }[]): Fault[] {
  return items.flatMap(({ path, item }) => {
    const { role, kind } = item;
    if (role === undefined) return [];
    const fault = (message: string) => [{ path: jsonPath([...path, 'role']), message }];
    if (!canPlay(kind, role))
      return fault(`"${role}" is a role of ${kindsOf(role).join(', ')} items`);
    const said = FAVOURABLE[role];
    return said === undefined || kind !== 'single' || item.favourable !== undefined
      ? []
      : fault(`"${role}" needs "favourable" codes, which say ${said}`);
  });
}
