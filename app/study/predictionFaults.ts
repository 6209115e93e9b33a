import { type Fault, type Item, jsonPath } from './document';
import { itemsByKey, type StudyParts } from './references';
import { UNREAD } from './salvage';

/**
 * What does not hold of the numbers by which managers predict a percentage of favourable consumers:
 * they are asked of managers from 0 to 100, and consumers are asked the item, which has favourable
 * codes.
 */
export function predictionFaults(parts: StudyParts): Fault[] {
  const items = itemsByKey(parts);
  return parts.items.flatMap(({ path, item }) => {
    if (item.kind !== 'number' || item.predicts === undefined) return [];
    const place = jsonPath([...path, 'predicts']);
    const { consumer, manager } = item.wording;
    const isWorded = consumer !== undefined || manager !== undefined;
    return [
      ...(isWorded && !manager
        ? [{ path: place, message: 'predictions are asked of managers' }]
        : []),
      ...(item.min !== 0 || item.max !== 100
        ? [{ path: place, message: 'a percentage is predicted: "min" must be 0 and "max" 100' }]
        : []),
      ...predictedFaults(item.predicts.item, items, jsonPath([...path, 'predicts', 'item'])),
    ];
  });
}

function predictedFaults(key: string, items: ReadonlyMap<string, Item>, path: string): Fault[] {
  if (key === UNREAD) return [];
  const predicted = items.get(key);
  if (!predicted) return [{ path, message: `unknown item "${key}"` }];
  const { consumer, manager } = predicted.wording;
  if (manager !== undefined && consumer === undefined)
    return [{ path, message: `"${key}" is not asked of the consumer` }];
  if (predicted.kind === 'scale' || (predicted.kind === 'single' && predicted.favourable))
    return [];
  return [{ path, message: `"${key}" must be a scale or single item with favourable codes` }];
}
