import type { WaveMargins, WaveMeanwhile } from './WaveForm';
import { useWords } from './Words';

const FIELDS = {
  title: 'wave.title',
  opensAt: 'wave.opens',
  closesAt: 'wave.closes',
  archivesAt: 'wave.archives',
  minimumBase: 'wave.minimum_base',
  equivalenceMargin: 'wave.margin',
  complementary: 'wave.complementary',
  target: 'wave.target',
  invited: 'wave.invited',
} as const;

const isField = (name: string): name is keyof typeof FIELDS => Object.hasOwn(FIELDS, name);

/** Without what a label says in brackets of how to fill its field in. */
const plain = (label: string) => label.replace(/\s*\([^)]*\)$/, '');

/** What others have set in a wave while its form was filled in. */
export function Meanwhile(props: {
  meanwhile: WaveMeanwhile | null;
  margins: readonly WaveMargins[];
}) {
  const { meanwhile, margins } = props;
  const { t } = useWords();
  if (!meanwhile || meanwhile.fields.length === 0) return null;
  const nameOf = (field: string): string[] => {
    if (isField(field)) return [plain(t(FIELDS[field]))];
    const [side, part = '', item] = field.split('.');
    if ((side !== 'consumer' && side !== 'manager') || !part) return [];
    const margin = margins.find((one) => one.audience === side && one.item === item);
    const of = margin ? margin.label : isField(part) ? plain(t(FIELDS[part])) : '';
    return of === '' ? [] : [`${t(`side.${side}`)}, ${of}`];
  };
  const fields = [...new Set(meanwhile.fields.flatMap(nameOf))];
  if (fields.length === 0) return null;
  return (
    <p className="alert" role="status">
      {t('forms.taken', {
        name: meanwhile.by ?? t('forms.you'),
        fields: fields.join('; '),
      })}
    </p>
  );
}
