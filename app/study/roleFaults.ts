import { type Fault, type Item, jsonPath } from './document';
import { canPlay, kindsOf } from './roles';

/** Items whose role is none of their kind, or lacks what it needs. */
export function roleFaults(items: readonly { path: PropertyKey[]; item: Item }[]): Fault[] {
  return items.flatMap(({ path, item }) => {
    const { role, kind } = item;
    if (role === undefined) return [];
    const fault = (message: string) => [{ path: jsonPath([...path, 'role']), message }];
    if (!canPlay(kind, role))
      return fault(`"${role}" is a role of ${kindsOf(role).join(', ')} items`);
    const isMet = role !== 'resolution' || (kind === 'single' && item.favourable !== undefined);
    return isMet
      ? []
      : fault('"resolution" needs "favourable" codes, which say that it was solved');
  });
}
