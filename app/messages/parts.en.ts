/** The texts of the pages beside the gap report: planning, drivers, waves. */
export const partsEn = {
  'parts.label': 'Views of this wave',
  'parts.report': 'Gaps',
  'parts.planning': 'Planning',

  'planning.title': 'Planning',
  'planning.shows':
    'With these answers, a gap of {size, plural, one {# point} other {# points}} or more will show',
  'planning.shows_none': 'With these answers, no gap is sure to show yet',
  'planning.wants':
    'To find a gap of {size, plural, one {# point} other {# points}}, ask {managers} and {consumers}',
  'planning.sure':
    'Found {power} of the time at {level} confidence{gaps, plural, =1 {{part, select, segments {, in segments after correction for all of them} other {, tested alone}}} other { after correction for # gaps}}, if {share} of the consumers answer favourably; smaller gaps may show by luck, and may stay hidden.',
  'planning.no_shares':
    'Planned for shares, of which this study compares none: net scores vary up to twice as much, numbers in their own unit.',
  'planning.others':
    'The plan is for gaps of shares: net scores vary up to twice as much, numbers in their own unit.',
  'planning.enough':
    '{sides} are enough for a gap of {size, plural, one {# point} other {# points}}.',
  'planning.more':
    'For a gap of {size, plural, one {# point} other {# points}} it takes {managers} and {consumers}.',
  'planning.managers': '{count, plural, one {{shown} manager} other {{shown} managers}}',
  'planning.consumers': '{count, plural, one {{shown} consumer} other {{shown} consumers}}',
  'planning.gap': 'Gap to find',
  'planning.typed': 'Another gap, in points',
  'planning.typed_show': 'Plan for it',
  'planning.no_number': 'This is no number.',
  'planning.out_of_range': 'A gap has 0.1 to 99.9 points.',
  'planning.beyond': 'No share is {size} points away from {share}.',
  'planning.faulty': 'The gap to find can’t be planned for, see its field.',
  'planning.tested': 'Tested',
  'planning.tested_together':
    '{count, plural, =1 {this gap alone} other {all # gaps of the report}}',
  'planning.power': 'How surely',
  'planning.share': 'Consumers’ share',
  'planning.points': '{size, plural, one {# point} other {# points}}',
  'planning.chart': 'The smallest gap that will show',
  'planning.chart_about':
    'In points. A shorter line finds more; the dotted line is the gap of {size, plural, one {# point} other {# points}} you want to find.',
  'planning.total': 'Everybody',
  'planning.segment': 'Segment',
  'planning.from': 'Shows from',
  'planning.have': '{side}: answers',
  'planning.wanted': '{side}: wanted',
  'planning.table': 'Answers there are, answers wanted',
  'planning.table_about':
    'Both sides grow in the ratio they have now. A side that was not asked a segment question stands with all of its answers.',
  'planning.bar': '{segment}: from {gap} points',
  'planning.bar_none': '{segment}: no gap is sure to show',
  'planning.none': 'none',
  'planning.ratio_equal': 'Without answers and targets, both sides are planned the same size.',
  'planning.ratio_targets': 'The sides are planned in the ratio of their targets.',
  'planning.method':
    'Power of the two-sided test of two proportions (Fleiss, Levin and Paik 2003), on bases divided by their design effects. Several gaps share the risk of an error evenly (Bonferroni), at which the report’s correction is never stricter; in segments all of their gaps do.',

  'parts.drivers': 'Drivers',

  'drivers.title': 'Drivers',
  'drivers.differ':
    'For consumers, {consumer} drives {outcome} most; managers’ answers point to {manager}',
  'drivers.same': '{item} drives {outcome} most, for consumers and managers alike',
  'drivers.only_consumer': 'For consumers, {item} drives {outcome} most',
  'drivers.only_manager': 'For managers, {item} drives {outcome} most',
  'drivers.none': 'What drives {outcome} can’t be told yet',
  'drivers.by_chance': 'Nothing is certain to drive {outcome}',
  'drivers.chance_text': 'For {people} that is no more than chance would.',
  'drivers.choose': 'Choose a question and what may drive it',
  'drivers.choose_text':
    'This study names no drivers itself: tick one question or more under “By what”.',
  'drivers.no_question': 'This study has no questions whose drivers could be told',
  'drivers.no_question_text':
    'It takes two questions of one side that are rated, scored, counted or have favourable answers.',
  'drivers.explained_both':
    'These questions explain {consumer} of the differences among {consumers} and {manager} among {managers}.',
  'drivers.explained': 'These questions explain {share} of the differences among {people}.',
  'drivers.sure':
    '{count, plural, =0 {No importance gap is significant} one {One importance gap is significant} other {Of {all} importance gaps {words} are significant}} after correction.',
  'drivers.association': 'Importance is association, not effect.',
  'drivers.outcome': 'What is driven',
  'drivers.drivers': 'By what',
  'drivers.apply': 'Show',
  'drivers.chart': 'Share of what the questions explain together',
  'drivers.chart_about':
    'On each side the shares add up to 100 %. The bands are {level} intervals; the importance gap is managers minus consumers, in points.',
  'drivers.gap': 'Importance gap',
  'drivers.higher': 'Overrated',
  'drivers.lower': 'Underrated',
  'drivers.unsure': 'Not sure',
  'drivers.table': 'All figures',
  'drivers.item': 'Question',
  'drivers.share': '{side}: share',
  'drivers.lmg': '{side}: control',
  'drivers.interval': 'Interval',
  'drivers.table_about':
    'Relative weights (Johnson 2000), with the mean increase over all orders of entry as a control (Lindeman, Merenda and Gold 1980); intervals by the jackknife; p corrected by Holm.',
  'drivers.reason_one_sided': '{side} were not asked all of these questions.',
  'drivers.reason_no_answers': 'None of the {side} has answered all of these questions yet.',
  'drivers.reason_withheld':
    'Too few of the {side} answered all of these questions, or one of them is withheld.',
  'drivers.reason_being_updated':
    'The answers of {side} are being updated; look again in a moment.',
  'drivers.reason_too_few_cases':
    'Too few of the {side} answered all of these questions: it takes ten for each question.',
  'drivers.reason_constant_variable':
    'All of the {side} gave the same answer to “{item}”, so it explains nothing.',
  'drivers.reason_collinear':
    'Among {side}, two of these questions move as one, so their shares can’t be told apart.',

  'parts.waves': 'Waves',

  'trend.title': 'Waves',
  'trend.widened':
    'Since {wave}, the gap in {item} has widened by {size, plural, one {# point} other {# points}}',
  'trend.narrowed':
    'Since {wave}, the gap in {item} has narrowed by {size, plural, one {# point} other {# points}}',
  'trend.moved':
    'Since {wave}, the gap in {item} has moved by {size, plural, one {# point} other {# points}}, from {before} to {now}',
  'trend.widened_by': 'Since {wave}, the gap in {item} has widened by {size}',
  'trend.narrowed_by': 'Since {wave}, the gap in {item} has narrowed by {size}',
  'trend.moved_by': 'Since {wave}, the gap in {item} has moved by {size}, from {before} to {now}',
  'trend.unsure': 'Since {wave}, no gap has changed for certain',
  'trend.nothing': 'Since {wave}, no change can be told yet',
  'trend.nothing_text': 'A change takes enough answers of both sides in both waves.',
  'trend.not_comparable': 'Nothing was asked in {wave} that can be compared',
  'trend.alone': 'This is the first wave of its study',
  'trend.by_link': 'Comparing waves takes a sign-in',
  'trend.by_link_text':
    'A link opens the report of one wave. Sign in to see it beside the waves before it.',
  'trend.unseen': 'The wave that this address compares with is not among those that you can read.',
  'trend.alone_text': 'Changes appear here once there is a later wave.',
  'trend.sure':
    '{count, plural, =0 {None of {all} changes is significant} one {One of {all} changes is significant} other {{words} of {all} changes are significant}} {adjust, select, none {without correction} other {after correction}}; the bands are {level} intervals.',
  'trend.overlap':
    'Some {people} answered in both waves. The intervals of changes take the waves for independent, and are rather too wide.',
  'trend.overlap_both': 'people on both sides',
  'trend.against': 'Compare with',
  'trend.chart': 'Both sides, wave by wave',
  'trend.chart_about':
    '{kind, select, shares {Favourable shares from 0 to 100 %, with {level} intervals; below each wave stands the gap, in points.} other {Both sides with {level} intervals, figures of one unit on one axis; below each wave stands the gap, of shares and net scores in points.}} Where a wave asked something else, it is left out.',
  'trend.gap': 'Gap',
  'trend.table': 'What has changed since {wave}',
  'trend.table_about':
    'Differences of shares, of medians and of their gaps by MOVER (Zou and Donner 2008), of means and net scores by Welch (1947); shares and net scores in points, numbers in their own unit. p is corrected over all questions with the same figure.',
  'trend.item': 'Question',
  'trend.before': 'Gap before',
  'trend.now': 'Gap now',
  'trend.change': 'Change of the gap',
  'trend.change_side': '{side}: change',
  'trend.slope': 'Gap, a year',
  'trend.slope_p': 'p of it, adjusted',
  'trend.per_year': '{slope} points a year ({range})',
  'trend.slope_sure': 'Over {count, plural, other {# waves}}, the gap in {item} moves by {slope}.',
  'trend.slope_unsure': 'Over {count, plural, other {# waves}}, no gap moves one way for certain.',
  'trend.asked_otherwise': 'asked otherwise',
  'trend.point': '{wave}: {figures}; gap {gap}',

  'parts.tables': 'Tables',

  'tables.title': 'Tables',
  'tables.gap_differs':
    'The gap in {item} is {higherValue} in {higher}, but {lowerValue} in {lower}',
  'tables.consumer_differs':
    'Consumers rate {item} {size, plural, one {# point} other {# points}} higher in {higher} than in {lower}',
  'tables.manager_differs':
    'Managers rate {item} {size, plural, one {# point} other {# points}} higher in {higher} than in {lower}',
  'tables.alike': 'No {by} differs from another for certain',
  'tables.alone': 'Their figures, with nothing left to compare them with',
  'tables.one_column': 'So far all who answered are {column}: nothing to compare',
  'tables.neutral': 'Figures by {by}',
  'tables.illustration': 'Figures by {by}: an illustration',
  'tables.too_few': 'Too few answers to compare yet',
  'tables.empty': 'No answers to compare yet',
  'tables.no_segments': 'This study has no segment questions to break its figures by',
  'tables.sure':
    'Letters name the columns that a figure is certainly higher than, at {level} confidence, {adjust, select, none {without correction for comparing every pair} bh {corrected for comparing every pair of columns in its line (Benjamini–Hochberg)} other {corrected for comparing every pair of columns in its line (Holm)}}.',
  'tables.rows': 'Figures',
  'tables.main': 'one of each question',
  'tables.caption': 'Figures by {by}. In each cell: the figure, the letters, the base.',
  'tables.question': 'Question',
  'tables.side': 'Side',
  'tables.total': 'Total',
  'tables.gap': 'Gap',
  'tables.above': 'higher than {columns}',
  'tables.column': '{label} ({letter})',
  'tables.method':
    'Shares and gaps of shares are compared by MOVER (Zou and Donner 2008), means by Welch’s (1947) test. The total holds all columns and is compared with none.',

  'download.table': 'This table, CSV',
  'download.of': '{file}: {chart}',
  'download.segments_svg': 'Charts by segment, SVG',
  'download.segments_png': 'Charts by segment, PNG',

  'settings.only': 'Only',
  'settings.only_none': 'everybody',
  'settings.only_and': 'And only',
  'settings.only_all': 'all of these',
  'finding.only': '{segment}. {finding}',

  'sure.corrected_segments':
    '{judged} after correction for looking at all segments; the bands are {level} intervals.',

  'drivers.neutral': 'What drives {outcome}',
  'drivers.illustration': 'What drives {outcome}: an illustration',
  'drivers.illustration_text':
    'No publication states what drives this; the answers are made up to show what this page does.',
  'drivers.illustration_rest':
    'Of {people} a publication states what the title says; the other shares are made up to illustrate.',
} as const;
