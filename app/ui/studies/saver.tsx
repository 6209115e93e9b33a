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
import type { EditOutcome } from './outcome';

export type SavingState = 'idle' | 'saving' | 'failed' | 'halted';

type Fields = readonly (readonly [string, string])[];

/** What is to be saved. */
interface Waiting {
  fields: Fields;
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
  const pressed = useRef<string>(undefined);
  const { revalidate } = useRevalidator();
  known.current = Math.max(known.current, revision);

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
      // Fields go together, up to the first edit that may change what they are called.
      const until = waiting.current.findIndex(({ isEdit }) => isEdit);
      const sent = waiting.current.splice(0, until === -1 ? waiting.current.length : until + 1);
      const body = new URLSearchParams([['revision', String(known.current)]]);
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
        setOutcome(told);
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
    const add = (fields: Fields, isEdit: boolean, text: string) => {
      const names = new Set(fields.map(([name]) => name));
      if (!isEdit)
        waiting.current = waiting.current.filter(
          (one) => one.isEdit || !one.fields.some(([name]) => names.has(name)),
        );
      waiting.current.push({ fields, isEdit, said: text });
      if (halted.current) setUnsaved([...waiting.current]);
      void send();
    };
    return {
      heard,
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
      save: (fields: Fields) => add(fields, false, ''),
      send: (fields: Fields) => add(fields, true, ''),
      make: (edit: object, text: string, added: Fields = [], button?: string) => {
        pressed.current = button;
        add([['edit', JSON.stringify(edit)], ...added], true, text);
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
