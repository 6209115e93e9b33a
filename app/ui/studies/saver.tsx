import { useRevalidator } from '@remix-run/react';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Halt, haltOf } from './halt';
import type { EditConflict, EditOutcome } from './outcome';

export type SavingState = 'idle' | 'saving' | 'failed' | 'halted';

type Fields = readonly (readonly [string, string])[];

/** What is to be saved. */
interface Waiting {
  fields: Fields;
  /** The fields that are set by it. */
  names: readonly string[];
  isEdit: boolean;
  said: string;
}

interface Saver {
  state: SavingState;
  /** Why nothing more is tried; null: it is. */
  halt: Halt | null;
  /** What waits while nothing is tried. */
  unsaved: readonly Waiting[];
  /** Looks at what any call of the study's edits answered. @returns whether things go on */
  heard: (response: Response) => Promise<boolean>;
  /** Tries again after a halt. */
  goOn: () => Promise<void>;
  /** What became of what was saved last. */
  outcome: EditOutcome | null;
  /** What was done last, for those who do not see it. */
  said: string;
  /** Tells that what a field shows is about to be changed: what others do to it from now on is a conflict. */
  begin: (name: string) => void;
  /** Saves what a field holds. */
  save: (fields: Fields) => void;
  /** Sends a form as a whole. */
  send: (fields: Fields) => void;
  /** Makes an edit. @param button the id of what was pressed, which keeps the focus */
  make: (edit: object, said: string, added?: Fields, button?: string) => void;
}

const Context = createContext<Saver | null>(null);

export function useSaver(): Saver | null {
  return useContext(Context);
}

/** The name of the field that an edit sets; none where it does something else. */
function namesOf(edit: object): string[] {
  const at: unknown = 'at' in edit ? edit.at : null;
  return 'do' in edit && edit.do === 'set' && Array.isArray(at) ? [at.join(' ')] : [];
}

/** How long is waited before another try where the server was not reached, in milliseconds. */
const TRY_AGAIN = 3000;

/**
 * Saves fields as soon as they were changed, one request after the other, so that each is made on the
 * state that the one before has left.
 */
export function SaverProvider({
  address,
  revision,
  children,
}: {
  address: string;
  revision: number;
  children: ReactNode;
}) {
  const [state, setState] = useState<SavingState>('idle');
  const [outcome, setOutcome] = useState<EditOutcome | null>(null);
  const [said, setSaid] = useState('');
  const [halt, setHalt] = useState<Halt | null>(null);
  const [unsaved, setUnsaved] = useState<readonly Waiting[]>([]);
  const waiting = useRef<Waiting[]>([]);
  const halted = useRef(false);
  const busy = useRef(false);
  const known = useRef(revision);
  const shown = useRef(revision);
  // The state that each field's text was typed on, and the one that its last save has made.
  const begun = useRef(new Map<string, number>());
  const made = useRef(new Map<string, number>());
  const conflicts = useRef(new Map<string, EditConflict>());
  const pressed = useRef<string>(undefined);
  const { revalidate } = useRevalidator();
  known.current = Math.max(known.current, revision);
  shown.current = revision;

  const saver = useMemo(() => {
    const halt = (found: Halt) => {
      halted.current = true;
      setHalt(found);
      setState('halted');
      setUnsaved([...waiting.current]);
    };
    const heard = async (response: Response): Promise<boolean> => {
      const found = await haltOf(response);
      if (found) halt(found);
      return found === null;
    };
    const send = async () => {
      if (busy.current || halted.current || waiting.current.length === 0) return;
      busy.current = true;
      setState('saving');
      // What others have done since somebody began to type is in no state that they have seen.
      const baseOf = ({ names, isEdit }: Waiting) => {
        const [name = ''] = names;
        const own = made.current.get(name) ?? 0;
        return isEdit ? known.current : Math.max(begun.current.get(name) ?? shown.current, own);
      };
      // Fields of one state go together; an edit, which may change what they are called, goes alone.
      const [first] = waiting.current;
      const base = first ? baseOf(first) : known.current;
      const until = waiting.current.findIndex(
        (one, at) => at > 0 && (one.isEdit || first?.isEdit || baseOf(one) !== base),
      );
      const sent = waiting.current.splice(0, until === -1 ? waiting.current.length : until);
      const body = new URLSearchParams([['revision', String(base)]]);
      for (const { fields } of sent) for (const [name, value] of fields) body.append(name, value);
      try {
        const response = await fetch(address, { method: 'POST', body, redirect: 'manual' });
        const found = await haltOf(response);
        if (found) {
          busy.current = false;
          waiting.current.unshift(...sent);
          halt(found);
          return;
        }
        const told: EditOutcome = await response.json();
        known.current = Math.max(known.current, told.revision);
        for (const name of sent.flatMap(({ names }) => names)) {
          const conflict = told.conflicts.find(({ at }) => at === name);
          if (conflict) conflicts.current.set(name, conflict);
          else if (response.ok || told.conflicts.length > 0) {
            conflicts.current.delete(name);
            made.current.set(name, told.revision);
          }
        }
        // What nobody has chosen between yet stays told, whatever else is saved.
        setOutcome({ ...told, conflicts: [...conflicts.current.values()] });
        if (response.ok) setSaid(sent.map((one) => one.said).join(' '));
        busy.current = false;
        if (waiting.current.length > 0) void send();
        else {
          setState('idle');
          revalidate();
        }
      } catch {
        busy.current = false;
        setState('failed');
        waiting.current.unshift(...sent);
        setTimeout(() => void send(), TRY_AGAIN);
      }
    };
    const add = (one: Waiting) => {
      if (!one.isEdit)
        waiting.current = waiting.current.filter(
          (other) => other.isEdit || !other.names.some((name) => one.names.includes(name)),
        );
      waiting.current.push(one);
      if (halted.current) setUnsaved([...waiting.current]);
      void send();
    };
    return {
      heard,
      begin: (name: string) => {
        begun.current.set(name, shown.current);
      },
      goOn: async () => {
        const since = `${address}?since=${known.current}`;
        const response = await fetch(since, { redirect: 'manual' }).catch(() => null);
        if (!response || !(await heard(response))) return;
        halted.current = false;
        setHalt(null);
        setState('idle');
        if (waiting.current.length > 0) void send();
        else revalidate();
      },
      save: (fields: Fields) => {
        const names = [...new Set(fields.map(([name]) => name))];
        add({ fields, names, isEdit: false, said: '' });
      },
      send: (fields: Fields) => add({ fields, names: [], isEdit: true, said: '' }),
      make: (edit: object, text: string, added: Fields = [], button?: string) => {
        pressed.current = button;
        const fields: Fields = [['edit', JSON.stringify(edit)], ...added];
        add({ fields, names: namesOf(edit), isEdit: true, said: text });
      },
    };
  }, [address, revalidate]);

  // What moves in the document loses the focus on its way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new state that has moved it
  useEffect(() => {
    const button = pressed.current === undefined ? null : document.getElementById(pressed.current);
    if (button && document.activeElement === document.body) button.focus();
    pressed.current = undefined;
  }, [revision]);

  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (busy.current || waiting.current.length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, []);

  const value = useMemo(
    () => ({ ...saver, state, halt, unsaved, outcome, said }),
    [saver, state, halt, unsaved, outcome, said],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}
