import { AUDIENCES, type Study } from '../document';
import { type Draft, documentOf, studyOf } from './draft';
import { localizedIn } from './pages';
import { placeOf } from './places';
import { forget } from './references';

/** Each round mends what the one before has brought to light. */
const ROUNDS = 8;

/**
 * A draft as far as it can be shown to somebody: missing texts are those of another language or
 * stand-ins, and what cannot be asked is left out. Null where nothing is left to be asked.
 */
export function mended(draft: Draft): { study: Study; leftOut: string[] } | null {
  const state = structuredClone(draft);
  const leftOut = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = studyOf(state);
    if ('study' in parsed) return { study: parsed.study, leftOut: [...leftOut] };
    fillTexts(state);
    const document = documentOf(state);
    const again = studyOf(state);
    const faults = 'faults' in again ? again.faults : [];
    for (const { path } of faults) mendPlace(state, placeOf(document, path), leftOut);
  }
  return null;
}

function fillTexts(draft: Draft): void {
  const [first] = draft.locales;
  if (first === undefined) return;
  for (const { at, texts } of localizedIn(draft)) {
    const name = at.at(-1) === 'label' ? at.at(-2) : at[1];
    texts[first] ??= Object.values(texts)[0] ?? `[${name ?? '…'}]`;
  }
}

function mendPlace(draft: Draft, place: readonly string[], leftOut: Set<string>): void {
  const [root, name = '', page = '', , entry] = place;
  if (root === 'items' && name !== '') leaveOut(draft, name, leftOut);
  if (root === 'scales')
    for (const item of draft.items.filter(({ scale }) => scale === name))
      leaveOut(draft, item.key, leftOut);
  if (root === 'scales') Reflect.deleteProperty(draft.scales, name);
  if (root === 'index') draft.index = [];
  if (root !== 'questionnaires') return;
  for (const audience of AUDIENCES) {
    if (audience !== name) continue;
    draft.questionnaires[audience] = draft.questionnaires[audience].filter(
      ({ items }) => items.length > 0,
    );
    const found = draft.questionnaires[audience].find(({ key }) => key === page);
    if (!found) continue;
    if (place[3] === 'when') Reflect.deleteProperty(found, 'when');
    const asked = found.items.find(({ item }) => item === entry);
    if (asked?.when) Reflect.deleteProperty(asked, 'when');
    else if (asked) found.items = found.items.filter((other) => other !== asked);
  }
}

function leaveOut(draft: Draft, key: string, leftOut: Set<string>): void {
  if (!draft.items.some((item) => item.key === key)) return;
  draft.items = draft.items.filter((item) => item.key !== key);
  forget(draft, key);
  leftOut.add(key);
}
