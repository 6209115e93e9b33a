import type { Item } from '../study/document';
import { multipleField, npsField, singleField } from './choices';
import { numberField, textField } from './entries';
import type { Html } from './html';
import type { FieldContext } from './question';
import { rankingField } from './ranking';

/** The question of one item, answered so far as the values say. */
export function field(context: FieldContext, item: Item): Html {
  switch (item.kind) {
    case 'scale':
    case 'single':
      return singleField(context, item);
    case 'multiple':
      return multipleField(context, item);
    case 'ranking':
      return rankingField(context, item);
    case 'number':
      return numberField(context, item);
    case 'nps':
      return npsField(context, item);
    case 'text':
      return textField(context, item);
  }
}
