/** The texts about published figures that reports are held against. */
export const benchmarksEn = {
  'benchmarks.title': 'Benchmarks',
  'benchmarks.choice': 'Benchmarks',
  'benchmarks.hidden': 'off',
  'benchmarks.shown': 'on',
  'benchmarks.inside_of':
    '{inside, plural, =0 {{all, plural, one {The published figure differs} other {All # published figures differ}} from your own by more than chance} other {{inside} of {all, plural, one {# published figure} other {# published figures}} may differ from your own by chance alone}}',
  'benchmarks.beside':
    '{count, plural, one {# published figure stands} other {# published figures stand}} beside your own',
  'benchmarks.none_fit': 'No published figure fits what this study asks',
  'benchmarks.none_fit_text':
    'A published figure fits a row of the same item, or of the same construct where one item alone has it, and of the same measure and option.',
  'benchmarks.finding_caption':
    'What is published counts as exact; relative differences are in percent of a figure, and their difference in points of it.',
  'benchmarks.same_order': 'The same order',
  'benchmarks.another_order': 'Another order',
  'benchmarks.elsewhere':
    '{count, plural, one {# more published figure stands} other {# more published figures stand}} beside your groups and drivers',
  'benchmarks.elsewhere_published': 'Published: {figure}, in “{title}”. Yours stands in the view.',
  'benchmarks.caption':
    'Yours minus published, with the {level} interval of the difference. Where the base of what is published is known, its own sampling error is counted in; of a base of both sides together, half is taken for each. Where none is published, the figure counts as exact, and a difference looks more certain than it is. Each is compared on its own, without correction for several.',
  'benchmarks.row': 'What is compared',
  'benchmarks.source': 'Published in',
  'benchmarks.published': 'Published',
  'benchmarks.own': 'Yours',
  'benchmarks.difference': 'Difference',
  'benchmarks.result': 'In words',
  'benchmarks.of_gap': 'Gap',
  'benchmarks.of_manager': 'Managers',
  'benchmarks.of_consumer': 'Consumers',
  'benchmarks.base': 'base {count}',
  'benchmarks.base_both': 'base {count} of both sides together',
  'benchmarks.no_base': 'no base published',
  'benchmarks.result_inside':
    'Within your interval, with what is published taken as exact: no certain difference',
  'benchmarks.result_inside_both': 'May be chance alone',
  'benchmarks.result_higher': 'Yours is higher for certain, if what is published is exact',
  'benchmarks.result_higher_both': 'Yours is higher for certain',
  'benchmarks.result_lower': 'Yours is lower for certain, if what is published is exact',
  'benchmarks.result_lower_both': 'Yours is lower for certain',
  'benchmarks.result_bound': 'Published as a bound: not compared',
  'benchmarks.result_open': 'Without an interval',
  'benchmarks.result_none': 'No figure of your own to compare',
  'benchmarks.chart_note':
    'The short upright lines are published figures, of managers above and of consumers below the middle: {sources}.',
  'benchmarks.place': 'published for {side}: place {place}',
  'benchmarks.place_note': 'The published places are those of {sources}.',
  'benchmarks.relative_note':
    'What is published as a multiple, or as a part more or less, stands where the figure would be beside the other line.',
  'benchmarks.strip': '{text}. Published: {figures}',
  'benchmarks.with_year': '{source}, {year}',
  'download.benchmarks': 'Published figures (CSV)',
  'benchmarks.manage': 'Benchmarks of your own',
  'benchmarks.own_none': 'No benchmark of your own yet',
  'benchmarks.own_count': '{count, plural, one {# benchmark} other {# benchmarks}} of your own',
  'benchmarks.about':
    'They stand in the reports of all studies of this organisation, beside the {shipped, plural, one {# published figure} other {# published figures}} that come with Parallax. Whoever reads a report sees them there.',
  'benchmarks.how':
    'Choose what it is about, then what it measures. Give the value of one side or of both, with the base where it is published: its own sampling error is then counted in.',
  'benchmarks.shipped': 'Published figures that come with Parallax',
  'benchmarks.shipped_about':
    'They stand beside the rows of the same item, or of the same construct where one item of a study alone has it, and of the same measure and option. A report shows them where its choice “Benchmarks” is on. They cannot be changed here; an update of the program brings new ones.',
  'benchmarks.shipped_count': '{count, plural, one {# figure} other {# figures}}',
  'benchmarks.shipped_table':
    'Where no base is published, a figure counts as exact. Where only that of both sides together is, half is taken for each.',
  'benchmarks.construct': 'Construct',
  'benchmarks.reports': 'In the reports of',
  'benchmarks.in_groups':
    'In the view of groups of any study that asks the same, by item, construct or role',
  'benchmarks.in_drivers':
    'In the view of drivers of any study that asks the same, by item, construct or role',
  'benchmarks.in_loyalty':
    'In the view of loyalty, of any study whose roles tell service from the rest',
  'benchmarks.no_reports': 'No study here asks it',
  'benchmarks.list': 'Your own',
  'benchmarks.edit': 'Change',
  'benchmarks.edit_about': 'Change “{label}”',
  'benchmarks.remove': 'Remove',
  'benchmarks.remove_about': 'Remove “{label}”',
  'benchmarks.done_saved': 'Saved. It stands in the reports that it fits.',
  'benchmarks.done_merged':
    'Saved. Somebody else has changed something here meanwhile: it stays as they set it.',
  'benchmarks.done_removed': 'Removed.',
  'benchmarks.done_kept':
    'Not removed: somebody has changed it meanwhile. It is shown as it is now.',
  'benchmarks.done_again':
    'Saved. Somebody had removed it meanwhile; with what you saved it is there again.',
  'benchmarks.add': 'Add a benchmark',
  'benchmarks.change': 'Change a benchmark',
  'benchmarks.subject': 'What is it about?',
  'benchmarks.items': 'Items',
  'benchmarks.constructs': 'Constructs',
  'benchmarks.next': 'Next',
  'benchmarks.no_subjects': 'There is no study yet, so there is nothing that a figure could be of.',
  'benchmarks.another': 'Another subject',
  'benchmarks.of_construct':
    'The construct “{construct}”: it stands beside the item of a study that alone has this construct.',
  'benchmarks.of_item':
    'The item “{item}”: it stands beside the items of all studies with this key.',
  'benchmarks.measure': 'Measure',
  'benchmarks.label': 'Name',
  'benchmarks.label_hint': 'As reports are to name it, such as “Industry study”.',
  'benchmarks.source_field': 'Source',
  'benchmarks.source_hint': 'Who published it, and where.',
  'benchmarks.year': 'Year',
  'benchmarks.manager_value': 'Managers’ value',
  'benchmarks.consumer_value': 'Consumers’ value',
  'benchmarks.value_hint':
    'Shares in percent, recommendation in points, all else in the unit of the measure. Leave it empty where nothing is published.',
  'benchmarks.manager_base': 'Managers’ base',
  'benchmarks.consumer_base': 'Consumers’ base',
  'benchmarks.base_hint': 'How many answered, where it is published: of shares alone.',
  'benchmarks.optional': '{field} (optional)',
  'benchmarks.save': 'Save',
  'benchmarks.cancel': 'Cancel',
  'benchmarks.fault_label': 'Give it a name of at most 200 characters.',
  'benchmarks.fault_source': 'Name its source in at most 500 characters.',
  'benchmarks.fault_year': 'Give a year from 1900 to 2200, or leave it empty.',
  'benchmarks.fault_row': 'Choose what it measures.',
  'benchmarks.fault_manager':
    'Give a number: a share from 0 to 100, points from −100 to 100. At least one side is needed.',
  'benchmarks.fault_consumer': 'Give a number: a share from 0 to 100, points from −100 to 100.',
  'benchmarks.fault_base':
    'Give a whole number from 1, for a share with a value, or leave it empty.',
} as const;
