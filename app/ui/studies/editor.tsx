import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { ItemKind } from '../../study/document';
import type { Draft } from '../../study/edit/draft';
import type { Role } from '../../study/roles';
import { useWords } from '../Words';
import { faultText } from './faultText';
import type { EditConflict, EditOutcome } from './outcome';
import { isToldAtField } from './problemText';
import { type RefusedField, useSaver } from './saver';

/** What keeps a study from being published, with the name of the place. */
interface PlacedFault {
  at: string;
  message: string;
}

/** What every part of the editor knows. */
export interface EditorFacts {
  draft: Draft;
  revision: number;
  mayEdit: boolean;
  /** The locale that is written in. */
  language: string;
  faults: readonly PlacedFault[];
  /** The kinds of items, with the roles that each can play. */
  kinds: readonly { kind: ItemKind; roles: readonly Role[] }[];
}

interface Editor extends EditorFacts {
  faultsOf: (name: string) => string[];
  /** The faults of a place and of all that lies in it. */
  faultsIn: (place: string) => readonly PlacedFault[];
  conflictOf: (name: string) => EditConflict | undefined;
  /** Why a field was refused, where that is told at the field. */
  problemOf: (name: string) => RefusedField['problem'] | undefined;
  /** What became of what was done last. */
  outcome: EditOutcome | undefined;
  given: Record<string, string[]>;
}

const Context = createContext<Editor | null>(null);

export function EditorProvider({
  facts,
  sent,
  children,
}: {
  facts: EditorFacts;
  /** What became of a form that was sent without script. */
  sent: EditOutcome | undefined;
  children: ReactNode;
}) {
  const saver = useSaver();
  const outcome = saver?.outcome ?? sent;
  const refused = saver?.refused;
  const { t } = useWords();
  const editor = useMemo(() => {
    const faults = facts.faults.map(({ at, message }) => ({ at, message: faultText(message, t) }));
    return {
      ...facts,
      faults,
      faultsOf: (name: string) =>
        faults.filter(({ at }) => at === name).map(({ message }) => message),
      faultsIn: (place: string) =>
        faults.filter(({ at }) => at === place || at.startsWith(`${place} `)),
      conflictOf: (name: string) => outcome?.conflicts.find(({ at }) => at === name),
      problemOf: (name: string) => {
        const problem = refused?.get(name)?.problem;
        return problem && isToldAtField(problem.code) ? problem : undefined;
      },
      outcome,
      given: sent?.given ?? {},
    };
  }, [facts, outcome, refused, sent, t]);
  return <Context.Provider value={editor}>{children}</Context.Provider>;
}

export function useEditor(): Editor {
  const editor = useContext(Context);
  if (!editor) throw new Error('useEditor needs an EditorProvider around it');
  return editor;
}
