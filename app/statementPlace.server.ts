import { groupAsked, type Statement } from './gap/reproduction';
import { groupAddress } from './groups.server';

/** The view that computes a published statement of a wave's own answers, and what it is asked. */
export interface StatementPlace {
  view: 'report' | 'groups' | 'drivers' | 'loyalty';
  search: (readonly [string, string])[];
  anchor?: string;
}

export function placeOf(statement: Statement): StatementPlace {
  switch (statement.kind) {
    case 'row': {
      const { item, measure, option } = statement;
      const id = [item, measure, ...(option === null ? [] : [option])].join('.');
      return { view: 'report', search: [['open', id]], anchor: `row-${id}` };
    }
    case 'ratio':
    case 'share_among':
    case 'relative':
      return { view: 'groups', search: [...groupAddress(groupAsked(statement))] };
    case 'importance':
      return {
        view: 'loyalty',
        search: [
          ['show', 'importance'],
          ['item', statement.outcome],
        ],
      };
    case 'order':
      return {
        view: 'drivers',
        search: [
          ['outcome', statement.outcome],
          ...statement.drivers.map((driver) => ['driver', driver] as const),
        ],
      };
  }
}
