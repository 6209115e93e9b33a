/** The texts of the page that holds the published figures against the program's own. */
export const figuresEn = {
  'figures.title': 'Reproduced figures',
  'figures.all_met':
    'All {all, plural, one {# published figure} other {# published figures}} come out of the program',
  'figures.some_met':
    '{met} of {all, plural, one {# published figure} other {# published figures}} come out of the program',
  'figures.none': 'No published study is loaded here',
  'figures.none_text':
    'The demo studies come with an embedded database, or with the command parallax seed.',
  'figures.sure':
    '{findings, plural, one {# finding is} other {# findings are}} computed from the answers of {people} synthetic respondents, as they are for any wave.',
  'figures.sure_examples':
    '{count, plural, one {# worked example follows} other {# worked examples follow}} from stated inputs.',
  'figures.sure_assumptions':
    '{count, plural, one {# assumption is} other {# assumptions are}} no finding but an input that the calculator uses.',
  'figures.intro':
    'The respondents are made up to answer as was published, so this page shows that the program computes correctly, not that the publications are right.',
  'figures.chart': 'Published across, computed upwards: every figure is on the line',
  'figures.chart_some': 'Published across, computed upwards: what was met is on the line',
  'figures.chart_about':
    'In percent: the {count} shares below that are stated as a number, not as a bound.',
  'figures.chart_point': '{label}: published {published}, computed {computed}',
  'figures.published_axis': 'published',
  'figures.computed_axis': 'computed',
  'figures.read': 'Read the report',
  'figures.table': 'What “{study}” states',
  'figures.people': '{consumers} consumers and {managers} managers, all synthetic.',
  'figures.figure': 'Figure',
  'figures.published': 'Published',
  'figures.computed': 'Computed',
  'figures.difference': 'Difference',
  'figures.base': 'Base',
  'figures.result': 'Result',
  'figures.view': 'Computed by',
  'figures.met': 'met',
  'figures.not_met': 'not met',
  'figures.used': 'used',
  'figures.not_used': 'not used',
  'figures.kind_example': 'worked example',
  'figures.kind_assumption': 'assumption',
  'figures.open_report': 'Gaps',
  'figures.open_groups': 'Groups',
  'figures.open_drivers': 'Drivers',
  'figures.open_loyalty': 'Loyalty',
  'figures.open_money': 'Money',
  'figures.open_about': '{view}: {label}',
  'figures.nearly': 'nearly {figure}',
  'figures.about': 'about {figure}',
  'figures.over': 'over {figure}',
  'figures.most': 'most (over {figure})',
  'figures.customers': '{count} customers',
  'figures.range': '{low}–{high}',
  'figures.without_order': 'an order has no interval',
  'figures.without_place': 'a place has no interval',
  'figures.without_same_people':
    'no interval: the same people gave both, and how these go together is not counted',
  'figures.without_unknown': 'no interval can be computed',
  'figures.order': '{place}. {name}',
  'figures.places_off': '{count, plural, =0 {same order} one {# place off} other {# places off}}',
  'figures.rule':
    'Under each computed figure is its 95 % interval, or why it has none: Wilson’s on all bases for shares among segments, MOVER’s for relative differences. A figure is met when the computed one rounds to it, or is nearly, about, over or most as it says. Shares differ by points; relative differences are percentages of a figure.',
  'figures.home': 'Reproduced figures',
  'figures.home_text':
    'Five published studies came before this program. Every figure that they state, beside the one that the program computes.',
} as const;
