import { NAMES } from '../document';
import type { Draft } from './draft';
import type { EditOf } from './edits';
import { isRefusal, scaleIn } from './fields';
import { freeName, nameOf } from './naming';
import { type Refusal, refused } from './refusal';

type ScaleEdit = EditOf<'scale.add' | 'scale.duplicate' | 'scale.remove' | 'scale.rename'>;

/** Adds a scale whose upper options are favourable. */
export function addScale(draft: Draft, key: string, points: number): void {
  const options = Array.from({ length: points }, (_, index) => ({
    code: `point_${index + 1}`,
    value: index + 1,
    label: {},
  }));
  const favourable = options.slice(Math.ceil((points + 1) / 2)).map(({ code }) => code);
  draft.scales[key] = { options, favourable };
}

export function editScale(draft: Draft, edit: ScaleEdit): Refusal | null {
  const keys = Object.keys(draft.scales);
  if (edit.do === 'scale.add') {
    const named =
      edit.key.trim() === ''
        ? { name: freeName('scale', keys, 'scale', NAMES.scale) }
        : nameOf(edit.key, keys, NAMES.scale);
    if (isRefusal(named)) return named;
    addScale(draft, named.name, edit.points);
    return null;
  }
  const scale = scaleIn(draft, edit.scale);
  if (isRefusal(scale)) return scale;
  const users = draft.items.filter((item) => item.scale === edit.scale);
  switch (edit.do) {
    case 'scale.duplicate':
      draft.scales[freeName(edit.scale, keys, 'scale', NAMES.scale)] = structuredClone(scale);
      return null;
    case 'scale.remove': {
      if (users.length > 0)
        return refused('referred', {
          item: edit.scale,
          places: users.map(({ key }) => `items ${key} scale`).join('\n'),
        });
      Reflect.deleteProperty(draft.scales, edit.scale);
      return null;
    }
    case 'scale.rename': {
      if (edit.to.trim() === edit.scale) return null;
      const named = nameOf(edit.to, keys, NAMES.scale);
      if (isRefusal(named)) return named;
      Reflect.deleteProperty(draft.scales, edit.scale);
      draft.scales[named.name] = scale;
      for (const item of users) item.scale = named.name;
      return null;
    }
  }
}
