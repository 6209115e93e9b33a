import { randomFrom } from '../../seeds/random';

/** Nine channels to rank, three in which matters start and end. */
const RANKED = [
  'yksi',
  'kaksi',
  'kolme',
  'nelja',
  'viisi',
  'kuusi',
  'seitseman',
  'kahdeksan',
  'tori',
];
const WAYS = ['luukku', 'faksi', 'tori'];
const GRADES = ['huono', 'kelpo', 'hyva'];
const HELPS = ['aika_kerrottu', 'muu_keino', 'soitto', 'helppo_asia', 'vaikea_asia'];
const DRIVERS = ['kuultu', 'selkea', 'valikoima', 'sijainti'];

const text = (name: string) => ({ fi: name.replaceAll('_', ' '), th: `ไทย ${name}` });
const options = (codes: readonly string[]) => codes.map((code) => ({ code, label: text(code) }));
const asked = (key: string, given: object) => ({
  key,
  label: text(key),
  wording: { consumer: text(`${key}?`), manager: text(`${key}, luulet?`) },
  ...given,
});
const single = (key: string, codes: readonly string[], given: object = {}) =>
  asked(key, { kind: 'single', options: options(codes), ...given });
const several = (key: string, codes: readonly string[], role: string) =>
  asked(key, { kind: 'multiple', role, options: options(codes) });
const graded = (key: string, given: object = {}) =>
  asked(key, { kind: 'scale', scale: 'arvosana', ...given });
const days = (key: string, role: string) =>
  asked(key, { kind: 'number', role, unit: 'day', min: 0, max: 30, thresholds: [1, 2, 7] });
const hours = (key: string, role: string) =>
  asked(key, { kind: 'number', role, unit: 'hour', min: 0, max: 99, thresholds: [4, 24] });

/** A study that shares no key, code or language with those that ship, and one construct with them. */
export function sixthStudy() {
  const items = [
    asked('jarjestys', { kind: 'ranking', options: options(RANKED), rankTop: 3 }),
    single('alussa', WAYS, { role: 'journey_start' }),
    single('lopussa', WAYS, { role: 'journey_end' }),
    single('vaikea_alussa', WAYS, { role: 'journey_start' }),
    single('vaikea_lopussa', WAYS, { role: 'journey_end' }),
    ...WAYS.map((way) => graded(`palvelu_${way}`, { role: 'channel_service' })),
    days('arvio', 'expected_wait'),
    days('odottaisi', 'accepted_wait'),
    days('odotti', 'experienced_wait'),
    hours('arvio_posti', 'expected_wait'),
    hours('odottaisi_posti', 'accepted_wait'),
    hours('odotti_posti', 'experienced_wait'),
    several('ehdot', HELPS, 'wait_condition'),
    several('teot', ['kertoo', 'valittaa'], 'reaction'),
    single('kerrat', ['yhden', 'monta'], { role: 'switching', favourable: ['monta'] }),
    several('syyt', ['jono', 'toykeys'], 'leaving_reason'),
    asked('kuulijat', { kind: 'number', role: 'word_of_mouth', min: 0, max: 99, unit: 'people' }),
    single('ratkesi', ['heti', 'ei'], { role: 'resolution', favourable: ['heti'] }),
    ...DRIVERS.map((key, at) => graded(key, { role: at < 2 ? 'service' : 'driver' })),
    graded('tavoittaa', { construct: 'access' }),
    graded('tyytyvainen', { role: 'unhappy' }),
    single('vaihtaisi', ['kylla', 'ei'], { role: 'leaving', favourable: ['ei'] }),
    single('jonosta_pois', ['kylla', 'ei'], { role: 'leaving_over_wait', favourable: ['ei'] }),
    asked('suosittelee', { kind: 'nps' }),
    asked('sana', { kind: 'text' }),
    single('alue', ['pohja', 'etela'], { segment: true }),
  ];
  const page = [{ key: 'kaikki', items: items.map(({ key }) => key) }];
  return {
    format: 'parallax.study/1',
    key: 'kuudes',
    title: text('kuudes'),
    locales: ['fi', 'th'],
    audiences: { consumer: { label: text('asiakkaat') }, manager: { label: text('johto') } },
    scales: {
      arvosana: {
        options: GRADES.map((code, value) => ({ code, value, label: text(code) })),
        favourable: ['hyva'],
        favourableLabel: text('hyva'),
      },
    },
    items,
    questionnaires: { consumer: page, manager: page },
    index: ['tavoittaa', 'kuultu'],
  };
}

/** 60 consumers and 40 managers, of whom shares are what they are here, chance only where none is. */
export function sixthAnswers(): object[] {
  const random = randomFrom('kuudes');
  const of = (audience: 'consumer' | 'manager', count: number) =>
    Array.from({ length: count }, (_, at) => {
      const isConsumer = audience === 'consumer';
      /** The first so many of ten. */
      const first = (consumers: number, managers: number) =>
        at % 10 < (isConsumer ? consumers : managers);
      const grades = DRIVERS.map(() => Math.floor(random() * 3));
      const [heard = 0, clear = 0, choice = 0, place = 0] = grades;
      return {
        audience,
        locale: at % 2 === 0 ? 'fi' : 'th',
        answers: {
          jarjestys: isConsumer ? ['tori', 'yksi', 'kaksi'] : ['yksi', 'kaksi', 'kolme'],
          alussa: first(6, 3) ? 'luukku' : 'faksi',
          lopussa: first(4, 3) ? 'luukku' : 'tori',
          vaikea_alussa: first(9, 5) ? 'luukku' : 'faksi',
          vaikea_lopussa: first(2, 5) ? 'luukku' : 'tori',
          ...Object.fromEntries(
            WAYS.map((way, nth) => [`palvelu_${way}`, first(3 * nth + 1, 8) ? 'hyva' : 'huono']),
          ),
          arvio: first(8, 6) ? 2 : 9,
          odottaisi: first(7, 2) ? 1 : 7,
          odotti: first(2, 7) ? 1 : 9,
          arvio_posti: first(9, 4) ? 4 : 30,
          odottaisi_posti: first(6, 1) ? 3 : 24,
          odotti_posti: first(1, 8) ? 4 : 48,
          ehdot: [
            first(7, 3) ? 'aika_kerrottu' : 'soitto',
            first(2, 6) ? 'helppo_asia' : 'vaikea_asia',
            ...(at % (isConsumer ? 2 : 4) === 0 ? ['muu_keino'] : []),
          ],
          teot: [first(9, 4) ? 'kertoo' : 'valittaa'],
          kerrat: first(8, 2) ? 'yhden' : 'monta',
          syyt: [first(9, 1) ? 'jono' : 'toykeys'],
          kuulijat: isConsumer ? 12 + (at % 3) : 3 + (at % 3),
          ratkesi: first(4, 9) ? 'heti' : 'ei',
          ...Object.fromEntries(DRIVERS.map((key, nth) => [key, GRADES[grades[nth] ?? 0]])),
          tavoittaa: first(3, 8) ? 'hyva' : 'huono',
          tyytyvainen: first(6, 9) ? 'hyva' : 'kelpo',
          // Of the unhappy half leave, of all consumers three in ten.
          vaihtaisi: (isConsumer ? [0, 6, 7].includes(at % 10) : first(0, 1)) ? 'kylla' : 'ei',
          jonosta_pois: first(2, 1) ? 'kylla' : 'ei',
          suosittelee: Math.min(10, 3 * heard + clear + (first(4, 9) ? 2 : 0) + choice * place),
          // “I waited very long”, “the staff is very good”: Thai writes no spaces.
          sana:
            at % 2 === 0
              ? first(9, 3)
                ? 'Jono oli pitkä.'
                : 'Hyvä palvelu.'
              : first(8, 4)
                ? 'ฉันรอนานมาก'
                : 'พนักงานดีมาก',
          alue: at % 3 === 0 ? 'pohja' : 'etela',
        },
      };
    });
  return [...of('consumer', 60), ...of('manager', 40)];
}
