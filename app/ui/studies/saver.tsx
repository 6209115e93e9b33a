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
import { useHeldLeaving } from './useHeldLeaving';

export type SavingState = 'idle' | 'saving' | 'failed' | 'halted';

type Fields = readonly (readonly [string, string])[];

/** What is to be saved. */
export interface Waiting {
  fields: Fields;
  /** The fields that are set by it. */
  names: readonly string[];
  /** An edit of the study as it is now, rather than a field that was seen as it was. */
  isEdit: boolean;
  /** It is sent by itself. */
  isAlone: boolean;
  /** The state that somebody saw who made an edit. */
  seen?: number;
  said: string;
  /** Whoever has sent it tells what became of it. @returns whether they tell why it was refused */
  told?: (outcome: EditOutcome) => boolean;
}

/** Why the last edit was not made, until another one is. */
interface Undone {
  waiting: Waiting;
  /** The state that it was told of. */
  told: number;
  problem: EditOutcome['problem'];
  again: object | null;
  conflicts: readonly EditConflict[];
}

/** A field that was refused. */
export interface RefusedField {
  problem: { code: string; values: Record<string, string | number> };
  waiting: Waiting;
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
  /** What became of what was saved last, with all that nobody has chosen between yet. */
  outcome: EditOutcome | null;
  /** The fields that were refused, by their names. */
  refused: ReadonlyMap<string, RefusedField>;
  /** What was done last, for those who do not see it. */
  said: string;
  /** Tells that what a field shows is about to be changed: what others do to it from now on is a conflict. */
  begin: (name: string) => void;
  /** Tells that a field holds what is neither saved nor on its way, and how to save it; null: no more. */
  holds: (name: string, saves: (() => void) | null) => void;
  isHeld: (name: string) => boolean;
  /** Whether what a field was set to last is still on its way. */
  isOnItsWay: (name: string) => boolean;
  /** Saves what a field holds. */
  save: (fields: Fields) => void;
  /** Sends a form as a whole. @param name the place that it sets */
  send: (name: string, fields: Fields) => void;
  /** Makes an edit. @param button the id of what was pressed, which keeps the focus */
  make: (
    edit: object,
    said: string,
    added?: Fields,
    more?: { button?: string | undefined; told?: (outcome: EditOutcome) => boolean },
  ) => void;
  /** Forgets what was to be saved in a field that others have set, or that cannot be saved. */
  settle: (name: string) => void;
  /** Makes the last edit that was not made all the same. */
  insist: () => void;
  /** Forgets it. */
  forget: () => void;
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

/** How many of its own edits a page tells of. */
const MOST_OWN = 200;

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
  const [refused, setRefused] = useState<ReadonlyMap<string, RefusedField>>(new Map());
  const [said, setSaid] = useState('');
  const [halt, setHalt] = useState<Halt | null>(null);
  const [unsaved, setUnsaved] = useState<readonly Waiting[]>([]);
  const waiting = useRef<Waiting[]>([]);
  const flying = useRef<readonly Waiting[]>([]);
  const held = useRef(new Map<string, () => void>());
  const halted = useRef(false);
  const busy = useRef(false);
  const known = useRef(revision);
  const shown = useRef(revision);
  // The state that each field's text was typed on, and the one that its last save has made.
  const begun = useRef(new Map<string, number>());
  const made = useRef(new Map<string, number>());
  // The states that this page has made, and the ones of which each conflict has told.
  const own = useRef<readonly number[]>([]);
  const toldOf = useRef(new Map<string, number>());
  const conflicts = useRef(new Map<string, EditConflict>());
  const refusals = useRef(new Map<string, RefusedField>());
  const undone = useRef<Undone | null>(null);
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
    /** What nobody has chosen between yet, and why the last edit was not made. */
    const left = () => {
      const { problem = null, again = null, conflicts: lost = [] } = undone.current ?? {};
      return { problem, again, conflicts: [...conflicts.current.values(), ...lost] };
    };
    const tell = () => {
      setOutcome((last) => last && { ...last, ...left() });
      setRefused(new Map(refusals.current));
    };
    const taken = (sent: readonly Waiting[], told: EditOutcome, isGood: boolean) => {
      const names = sent.flatMap((one) => one.names);
      for (const name of names) {
        const conflict = told.conflicts.find(({ at }) => at === name);
        if (conflict) {
          conflicts.current.set(name, conflict);
          toldOf.current.set(name, told.revision);
        } else if (isGood || told.conflicts.length > 0) {
          conflicts.current.delete(name);
          refusals.current.delete(name);
          made.current.set(name, told.revision);
        }
      }
      const [first] = sent;
      if (!first) return;
      const { problem, again } = told;
      const lost = told.conflicts.filter(({ at }) => !names.includes(at));
      const isTold = first.told?.(told) ?? false;
      const [name] = first.names;
      if (problem && name !== undefined) refusals.current.set(name, { problem, waiting: first });
      else if (lost.length > 0 || (problem && !isTold))
        undone.current = {
          waiting: first,
          told: told.revision,
          problem,
          again,
          conflicts: lost,
        };
      else if (isGood && first.isAlone) undone.current = null;
    };
    const send = async () => {
      if (busy.current || halted.current || waiting.current.length === 0) return;
      busy.current = true;
      setState('saving');
      // What others have done since somebody began to type is in no state that they have seen.
      const baseOf = ({ names, seen }: Waiting) => {
        const [name = ''] = names;
        const own = made.current.get(name) ?? 0;
        return seen ?? Math.max(begun.current.get(name) ?? shown.current, own);
      };
      // Fields of one state go together; an edit, which may change what they are called, goes alone.
      const [first] = waiting.current;
      const base = first ? baseOf(first) : known.current;
      const until = waiting.current.findIndex(
        (one, at) => at > 0 && (one.isAlone || first?.isAlone || baseOf(one) !== base),
      );
      const sent = waiting.current.splice(0, until === -1 ? waiting.current.length : until);
      flying.current = sent;
      const body = new URLSearchParams([['revision', String(base)]]);
      // What an edit rests on is what was seen and what this page has done since: not what others have.
      if (first?.isEdit)
        for (const one of own.current) if (one > base) body.append('own', String(one));
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
        flying.current = [];
        known.current = Math.max(known.current, told.revision);
        if (told.changed) own.current = [...own.current, told.revision].slice(-MOST_OWN);
        // One that is refused takes the others with it: each is to be tried by itself.
        if (told.problem && sent.length > 1)
          waiting.current.unshift(...sent.map((one) => ({ ...one, isAlone: true })));
        else taken(sent, told, response.ok);
        setOutcome(told);
        // What is left stays told, whatever else is saved.
        tell();
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
      if (!one.isAlone)
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
      holds: (name: string, saves: (() => void) | null) => {
        if (saves) held.current.set(name, saves);
        else held.current.delete(name);
      },
      isHeld: (name: string) => held.current.has(name),
      isOnItsWay: (name: string) =>
        [...flying.current, ...waiting.current].some(({ names }) => names.includes(name)),
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
        add({ fields, names, isEdit: false, isAlone: false, said: '' });
      },
      send: (name: string, fields: Fields) =>
        add({ fields, names: [name], isEdit: false, isAlone: true, said: '' }),
      make: (
        edit: object,
        text: string,
        added: Fields = [],
        more: { button?: string | undefined; told?: (outcome: EditOutcome) => boolean } = {},
      ) => {
        pressed.current = more.button;
        const fields: Fields = [['edit', JSON.stringify(edit)], ...added];
        const { told } = more;
        const names = namesOf(edit);
        // Whoever chooses between two texts was told of both.
        const toldThen = Math.max(0, ...names.map((name) => toldOf.current.get(name) ?? 0));
        const seen = Math.max(shown.current, toldThen);
        const one = { fields, names, isEdit: true, isAlone: true, seen, said: text };
        add(told ? { ...one, told } : one);
      },
      settle: (name: string) => {
        conflicts.current.delete(name);
        refusals.current.delete(name);
        held.current.delete(name);
        tell();
      },
      insist: () => {
        const last = undone.current;
        undone.current = null;
        tell();
        if (last) add({ ...last.waiting, seen: Math.max(last.waiting.seen ?? 0, last.told) });
      },
      forget: () => {
        undone.current = null;
        tell();
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

  const isSaving = () => busy.current || waiting.current.length > 0;
  const kept = () => conflicts.current.size + refusals.current.size + held.current.size;
  useHeldLeaving({
    saveAll: () => {
      for (const saves of [...held.current.values()]) saves();
    },
    isSaving: () => isSaving() && !halted.current,
    // The page's forms go by the state that it shows.
    isUpToDate: () => shown.current >= known.current,
    held: () => kept() + (undone.current ? 1 : 0) + (halted.current ? 1 : 0),
    isUnsaved: () => isSaving() || kept() > 0,
  });

  const value = useMemo(
    () => ({ ...saver, state, halt, unsaved, outcome, refused, said }),
    [saver, state, halt, unsaved, outcome, refused, said],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}
