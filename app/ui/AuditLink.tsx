import { useWords } from './Words';

/** The way to what the audit log tells of one wave, study or account. */
export function AuditLink({ about }: { about: `${'wave' | 'study' | 'user'}:${string}` }) {
  const { t, f } = useWords();
  return (
    <p className="screen onward">
      <a href={`/audit?${new URLSearchParams({ about, lang: f.locale })}`}>{t('audit.of')}</a>
    </p>
  );
}
