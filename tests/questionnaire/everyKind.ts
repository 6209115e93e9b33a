import { parseStudy } from '../../app/study/parse';

/** A small study with an item of every kind, a chain of conditions and long words. */
export const everyKind = studyOf({
  format: 'parallax.study/1',
  key: 'every-kind',
  title: { en: 'Every kind', sv: 'Alla slag', ru: 'Все виды вопросов', ar: 'كل الأنواع' },
  locales: ['en', 'sv', 'ru', 'ar'],
  audiences: { consumer: { label: { en: 'Consumers' } }, manager: { label: { en: 'Managers' } } },
  scales: {
    expectation: {
      options: [
        option('far_below', 'Far below what I expected', 1, {
          ru: 'Значительно хуже, чем я рассчитывал(а), неудовлетворительно',
          ar: 'أقل بكثير مما توقعت',
        }),
        option('meets', 'As I expected', 2, { ru: 'Соответствует ожиданиям', ar: 'كما توقعت' }),
        option('far_above', 'Far better than I expected', 3, {
          ru: 'Высокопрофессиональное обслуживание, превосходящее ожидания',
          ar: 'أفضل بكثير مما توقعت',
        }),
      ],
      favourable: ['meets', 'far_above'],
    },
  },
  items: [
    {
      key: 'access',
      kind: 'scale',
      scale: 'expectation',
      required: true,
      dontKnow: true,
      wording: {
        consumer: {
          en: 'How well was your wish to reach a human met?',
          sv: 'Hur väl uppfylldes din önskan om personkontakt via kundtjänstmedarbetartelefonlinjen?',
          ru: 'Насколько удовлетворительно было достопримечательнейшее взаимодействие со специалистом?',
          ar: 'إلى أي مدى تحققت رغبتك في الوصول إلى شخص حقيقي؟',
        },
      },
    },
    {
      key: 'contact',
      kind: 'single',
      options: [
        option('call', 'I called', undefined, { ru: 'Звонок', ar: 'اتصلت هاتفيا' }),
        option('wrote', 'I wrote', undefined, { ru: 'Переписка', ar: 'كتبت رسالة' }),
        { ...option('else', 'Something else', undefined, { ru: 'Иное' }), other: true },
      ],
      wording: {
        consumer: { en: 'How did you get in touch?', ru: 'Как вы обращались?', ar: 'كيف تواصلت؟' },
      },
    },
    {
      key: 'called_back',
      kind: 'single',
      options: [option('yes', 'Yes'), option('no', 'No')],
      wording: { consumer: { en: 'Did they call you back?' } },
    },
    { key: 'why', kind: 'text', wording: { consumer: { en: 'Why not, do you think?' } } },
    {
      key: 'priorities',
      kind: 'multiple',
      minSelect: 1,
      maxSelect: 2,
      dontKnow: true,
      options: [
        option('train', 'Train the staff', undefined, {
          ru: 'Переквалификация обслуживающего персонала',
        }),
        option('hire', 'Hire more staff'),
        option('faster', 'Answer faster'),
        { ...option('other', 'Something else'), other: true },
        { ...option('none', 'None of these'), exclusive: true },
      ],
      wording: { consumer: { en: 'What should companies do first?', ru: 'Что следует сделать?' } },
    },
    {
      key: 'channels',
      kind: 'ranking',
      rankTop: 3,
      required: true,
      dontKnow: true,
      options: [
        option('phone', 'Phone', undefined, { ru: 'Телефон', ar: 'الهاتف' }),
        option('email', 'E-mail', undefined, { ru: 'Электронная корреспонденция' }),
        option('chat', 'Chat with a person', undefined, {
          ru: 'Онлайн-консультация с представителем',
        }),
        option('web', 'Web form'),
        option('social', 'Social media'),
      ],
      wording: { consumer: { en: 'Which ways to get in touch matter most?', ar: 'ما الأهم؟' } },
    },
    {
      key: 'wait',
      kind: 'number',
      unit: 'minute',
      min: 0,
      max: 120,
      step: 0.5,
      dontKnow: true,
      wording: { consumer: { en: 'How long is it OK to wait on the phone?' } },
    },
    {
      key: 'age',
      kind: 'number',
      min: 18,
      required: true,
      wording: { consumer: { en: 'Your age?' } },
    },
    {
      key: 'recommend',
      kind: 'nps',
      dontKnow: true,
      wording: { consumer: { en: 'How likely are you to recommend them to a friend?' } },
    },
    { key: 'comment', kind: 'text', wording: { consumer: { en: 'Anything to add?' } } },
  ],
  questionnaires: {
    consumer: [
      {
        key: 'all',
        title: {
          en: 'Your last contact with customer service',
          sv: 'Din senaste kundtjänstkontakt',
          ru: 'Ваше последнее обращение в службу поддержки',
          ar: 'آخر تواصل لك مع خدمة العملاء',
        },
        items: [
          'access',
          'contact',
          { item: 'called_back', when: { item: 'contact', is: ['call'] } },
          { item: 'why', when: { item: 'called_back', is: ['no'] } },
          'priorities',
          'channels',
          'wait',
          'age',
          'recommend',
          'comment',
        ],
      },
    ],
    manager: [],
  },
});

function option(code: string, en: string, value?: number, label: Record<string, string> = {}) {
  return { code, ...(value === undefined ? {} : { value }), label: { en, ...label } };
}

/** A study for a test, which fails on a faulty one. */
function studyOf(input: unknown) {
  const parsed = parseStudy(input);
  if ('study' in parsed) return parsed.study;
  throw new Error(JSON.stringify(parsed.faults));
}
