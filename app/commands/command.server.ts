import { parseArgs } from 'node:util';
import type { OpenDatabase } from '../../db/open.server';
import { FIRST_ORGANISATION } from '../../db/organisations.server';
import { findStudy } from '../../db/studies.server';
import { findWave, findWaveByKey, type Wave } from '../../db/waves.server';
import type { LinkBase } from '../links.server';

/** What a command reads from and writes to: the terminal, here or at the end of a socket. */
export interface CommandIo {
  /** Resolves when the reader is ready for more. */
  out: (text: string) => Promise<void>;
  error: (text: string) => void;
  /** Standard input. */
  input: AsyncIterable<Uint8Array>;
  /** The folder that paths are relative to. */
  folder: string;
  /** Whether standard error is a terminal, which progress bars can be drawn on. */
  isTerminal: boolean;
  /** Aborted where whoever asked for the command is gone. */
  signal: AbortSignal;
}

/** What a command works with. */
export interface CommandPlace {
  database: OpenDatabase;
  io: CommandIo;
  links: LinkBase;
  /** The organisation that it is for. */
  tenantId: string;
}

/** The command was called wrongly; the message says how. */
export class UsageFault extends Error {}

/** The command cannot do what it was asked for; the message says why. */
export class CommandFault extends Error {}

export type Command = (args: string[], place: CommandPlace) => Promise<number>;

/** A call without the organisation that it names. @throws UsageFault */
export function organisationOf(argv: readonly string[]): { named: string; rest: string[] } {
  const at = argv.findIndex((word) => /^--organisation(=|$)/.test(word));
  if (at < 0) return { named: FIRST_ORGANISATION, rest: [...argv] };
  const [, inside] = argv[at]?.split('=', 2) ?? [];
  const named = inside ?? argv[at + 1];
  if (named === undefined) throw new UsageFault('--organisation names an organisation by its key.');
  return { named, rest: argv.toSpliced(at, inside === undefined ? 2 : 1) };
}

type Known = Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>;

/** A command's options and words. @throws UsageFault */
export function options(args: string[], known: Known, allowPositionals = false) {
  try {
    const { values, positionals } = parseArgs({ args, options: known, allowPositionals });
    return {
      positionals,
      text: (name: string) => (typeof values[name] === 'string' ? values[name] : undefined),
      /** Of an option that may be given several times. */
      texts: (name: string) => {
        const value = values[name];
        return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
      },
      flag: (name: string) => values[name] === true,
    };
  } catch (error) {
    throw new UsageFault(error instanceof Error ? error.message : String(error));
  }
}

/** One of some words, or the first of them where none is given. @throws UsageFault */
export function choice<Word extends string>(
  name: string,
  given: string | undefined,
  words: readonly [Word, ...Word[]],
): Word {
  if (given === undefined) return words[0];
  const found = words.find((word) => word === given);
  if (found) return found;
  throw new UsageFault(`--${name} is one of ${words.join(', ')}, not "${given}".`);
}

/** A wave by its id or as STUDY/WAVE. @throws CommandFault */
export async function namedWave(
  { database: { db }, tenantId }: CommandPlace,
  name: string,
): Promise<Wave> {
  const [studyKey = '', key] = name.split('/');
  const study = key === undefined ? undefined : await findStudy(db, tenantId, studyKey);
  const wave =
    key === undefined
      ? await findWave(db, name)
      : study && (await findWaveByKey(db, study.id, key));
  if (wave?.tenantId === tenantId) return wave;
  throw new CommandFault(`There is no wave "${name}". Name it by its id or as STUDY/WAVE.`);
}
