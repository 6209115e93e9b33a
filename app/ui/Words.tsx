import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { type ReportTranslate, reportMessages } from '../messages/report';
import { type Format, formatter } from './format';

/** The texts and number formats of the reader's language. */
export interface Words {
  t: ReportTranslate;
  f: Format;
}

/** @example wordsOf('sv').t('side.manager') // 'Chefer' */
export function wordsOf(locale: string): Words {
  return { t: reportMessages(locale), f: formatter(locale) };
}

const Context = createContext<Words | null>(null);

/** Gives the words of a language to everything inside. */
export function WordsProvider({ locale, children }: { locale: string; children: ReactNode }) {
  const words = useMemo(() => wordsOf(locale), [locale]);
  return <Context.Provider value={words}>{children}</Context.Provider>;
}

export function useWords(): Words {
  const words = useContext(Context);
  if (!words) throw new Error('useWords needs a WordsProvider around it');
  return words;
}
