/** Every text that a reader of reports sees beside the study's own. The master of the catalogues. */
export const reportEn = {
  'page.title': '{finding} · {study}',
  'page.skip': 'Skip to the content',
  'page.languages': 'Language',
  'page.whole': 'Everybody is counted here: this page cannot show {segment} alone.',
  'page.other_waves': 'Other waves',
  'page.share': 'Copy a link to this view',
  'page.counted':
    'Complete responses are counted; what was set aside, tried out or left unfinished is not.',
  'page.unbroken':
    'Not broken by {breaks}: {count, plural, =1 {one segment alone can be broken by one other question} other {a segment of two questions is broken no further}}.',
  'page.synthetic': 'synthetic respondents',
  'page.synthetic_text':
    'Computer-generated respondents, made so that their answers give the published figures. No person gave them.',
  'page.as_of': 'Counted on {moment}.',
  'page.model_based':
    'For access panels and other samples that were not drawn at random, all intervals and p-values are model-based; they are not the margin of error of a random sample.',
  'page.source': 'Published figures: {source}.',
  'page.unweighted_empty_cell':
    'Unweighted: none of the {side} has answered “{option}” to “{item}” yet, so the answers cannot be weighted to the population. Every response counts the same here.',
  'page.unweighted_not_converged':
    'Unweighted: the population shares contradict the answers of {side}, most at “{item}”, so no weights fit them all. Every response counts the same here.',
  'page.unweighted_margins':
    'Unweighted: the population shares of “{item}” do not fit the answers of {side}. Every response counts the same here.',
  'page.remarks': 'What else to know',
  'page.weights_vary':
    'The weights of {side} vary strongly: {responses} responses are worth {effective}. Trimmed weights or fewer population shares would make the figures surer.',

  'side.manager': 'Managers',
  'side.consumer': 'Consumers',
  'side.manager_inline': 'managers',
  'side.consumer_inline': 'consumers',

  number:
    '{n, plural, =0 {none} =1 {one} =2 {two} =3 {three} =4 {four} =5 {five} =6 {six} =7 {seven} =8 {eight} =9 {nine} =10 {ten} =11 {eleven} =12 {twelve} other {#}}',

  'finding.empty': 'No answers yet',
  'finding.one_side_manager': 'Only managers have answered so far',
  'finding.one_side_consumer': 'Only consumers have answered so far',
  'finding.unpaired': 'The two sides’ figures stand side by side below',
  'finding.no_pairs_answered': 'No question has answers from both sides yet',
  'finding.withheld': 'Too few have answered to compare the two sides',
  'finding.overrate':
    'Managers overrate what they deliver, {item} most: by {size, plural, one {# point} other {# points}}',
  'finding.overrate_one':
    'Managers overrate one thing they deliver, {item}: by {size, plural, one {# point} other {# points}}',
  'finding.underrate':
    'Managers underrate what they deliver, {item} most: by {size, plural, one {# point} other {# points}}',
  'finding.underrate_one':
    'Managers underrate one thing they deliver, {item}: by {size, plural, one {# point} other {# points}}',
  'finding.mixed':
    'Managers overrate {over} by {overSize, plural, one {# point} other {# points}} and underrate {under} by {underSize, number}',
  'finding.where': '{finding}; in {segment} by {size, plural, one {# point} other {# points}}',
  'finding.aligned': 'Managers and consumers see it alike',
  'finding.inconclusive': 'No difference between managers and consumers is certain',

  'figure.say_consumer': '{item}: {consumer} of consumers say “{answer}”',
  'figure.say_manager': '{item}: {manager} of managers say “{answer}”',
  'figure.say_both': '{item}: {consumer} of consumers and {manager} of managers say “{answer}”',
  'figure.first_consumer': '{item}: {consumer} of consumers put “{answer}” first',
  'figure.first_manager': '{item}: {manager} of managers put “{answer}” first',
  'figure.first_both':
    '{item}: {consumer} of consumers and {manager} of managers put “{answer}” first',
  'figure.time_consumer': '{item}: {consumer} of consumers say {answer}',
  'figure.time_manager': '{item}: {manager} of managers say {answer}',
  'figure.time_both': '{item}: {consumer} of consumers and {manager} of managers say {answer}',
  'figure.mean_consumer': '{item}: consumers say {consumer} on average',
  'figure.mean_manager': '{item}: managers say {manager} on average',
  'figure.mean_both': '{item}: consumers say {consumer} on average, managers {manager}',
  'figure.nps_consumer': '{item}: consumers’ net promoter score is {consumer}',
  'figure.nps_manager': '{item}: managers’ net promoter score is {manager}',
  'figure.nps_both': '{item}: consumers’ net promoter score is {consumer}, managers’ {manager}',
  'figure.range': '{side} {range}',
  'figure.sure': '{level} interval: {ranges}.',

  'sure.sides': '{managers} and {consumers}',
  'sure.managers': '{count, plural, one {{shown} manager} other {{shown} managers}}',
  'sure.consumers': '{count, plural, one {{shown} consumer} other {{shown} consumers}}',
  'sure.no_managers': 'no managers yet',
  'sure.no_consumers': 'no consumers yet',
  'sure.few_managers': 'under {minimum, number} managers',
  'sure.few_consumers': 'under {minimum, number} consumers',
  'sure.unweighted': '{sides}, unweighted.',
  'sure.weighted': '{sides}, weighted (worth {managers} and {consumers} unweighted ones).',
  'sure.plain': '{sides}.',
  'sure.spots':
    '{spots} of the {words} gaps {count, plural, one {is a blind spot} other {are blind spots}}',
  'sure.all_spots': '{count, plural, =2 {Both gaps are} other {All {words} gaps are}} blind spots',
  'sure.all_strengths':
    '{count, plural, =2 {Both gaps are} other {All {words} gaps are}} hidden strengths',
  'sure.strengths':
    '{strengths} of the {words} gaps {count, plural, one {is a hidden strength} other {are hidden strengths}}',
  'sure.spots_and_strengths':
    '{spots} of the {words} gaps {count, plural, one {is a blind spot} other {are blind spots}} and {strengths} {strengthCount, plural, one {a hidden strength} other {hidden strengths}}',
  'sure.single_spot': 'The one gap is a blind spot',
  'sure.single_strength': 'The one gap is a hidden strength',
  'sure.aligned':
    '{count, plural, one {The one gap is shown to be small} other {All {words} gaps are shown to be small}}',
  'sure.inconclusive':
    '{count, plural, one {The one gap} other {None of the {words} gaps}} {count, plural, one {is not} other {is}} significant',
  'sure.some_aligned':
    '{count, plural, one {one is shown to be small} other {{words} are shown to be small}}',
  'sure.corrected':
    '{judged}{count, plural, one {} other { after correction for looking at {words}}}; the bands are {level} intervals.',
  'sure.uncorrected': '{judged}, without correction; the bands are {level} intervals.',
  'opened.picture': 'Shares of each answer, with {level} intervals.',
  'opened.at_most': 'Share of answers up to',
  'sure.withheld': '{count, plural, one {One more is} other {{words} more are}} withheld.',
  'sure.empty':
    'Gaps appear here once managers and consumers have answered. Until then, this is what they are asked.',
  'sure.one_side': 'Gaps appear once both sides have answered.',
  'sure.withheld_all':
    'Figures from fewer than {minimum, number} people are withheld, to protect the people behind them.',
  'sure.unpaired': 'Every figure is in the table.',

  'empty.invite': 'Invite answers:',
  'empty.manager': 'Questionnaire for managers',
  'empty.consumer': 'Questionnaire for consumers',

  'settings.label': 'How figures are computed',
  'settings.by': 'Break by',
  'settings.by_none': 'nothing',
  'settings.by_also': 'And by',
  'settings.by_one': 'One question',
  'settings.by_two': 'Two questions crossed',
  'settings.confidence': 'Confidence',
  'settings.weights': 'Weights',
  'settings.weights_on': 'on',
  'settings.weights_off': 'off',
  'settings.adjust': 'Correction',
  'settings.holm': 'Holm',
  'settings.bh': 'Benjamini–Hochberg',
  'settings.none': 'none',
  'settings.apply': 'Apply',

  'download.title': 'Download',
  'download.csv': 'Every figure, CSV',
  'download.json': 'Every figure, JSON',
  'download.svg': 'Chart, SVG',
  'download.png': 'Chart, PNG',

  'index.title': 'Gap index',
  'index.above':
    'Managers stand {size, plural, one {# point} other {# points}} above consumers on {items}.',
  'index.below':
    'Managers stand {size, plural, one {# point} other {# points}} below consumers on {items}.',
  'index.level': 'Managers and consumers stand level on {items}.',
  'index.questions': '{count, plural, one {one question} other {# questions}}',
  'index.interval': '{level} interval {range} points.',
  'index.published': 'From published shares: {gap}.',
  'index.absolute':
    'Whichever way they point, the gaps average {size, plural, one {# point} other {# points}}.',
  'index.no_answers': 'The index over {items} appears once both sides have answered all of them.',
  'index.withheld': 'The index over {items} is withheld: too few have answered.',

  'chart.title': 'How far apart the two sides stand',
  'chart.title_net': 'How far apart the net promoter scores stand',
  'chart.title_of': 'How far apart the two sides stand: {unit}',
  'chart.about': 'Share of each side that gives a favourable answer, with {level} bands.',
  'chart.about_net': 'Net promoter score of each side, with {level} bands.',
  'chart.about_numbers': 'Mean and median of each side, with {level} bands.',
  'chart.gap': 'Gap, points',
  'chart.both': 'Managers {manager}, consumers {consumer}',
  'chart.side_range': '{figure} ({range})',
  'chart.note':
    'The bands describe sampling variation under the stated design, each figure for itself{adjust, select, none {} other {; the verdicts are corrected for looking at several gaps}}.',
  'chart.none':
    'No question put to both sides is counted in shares, scores or numbers, so there is nothing to draw.',
  'chart.made': 'Parallax · {study} · {wave} · {date}',

  'segments.widest_over':
    'The gap is widest in {segment}: managers overrate {item} by {size, plural, one {# point} other {# points}}',
  'segments.widest_under':
    'The gap is widest in {segment}: managers underrate {item} by {size, plural, one {# point} other {# points}}',
  'segments.clearest_higher':
    'The gap is clearest in {segment}: managers put {item} {size} higher than consumers',
  'segments.clearest_lower':
    'The gap is clearest in {segment}: managers put {item} {size} lower than consumers',
  'segments.gap': 'Gap',
  'segments.neutral': 'Gaps by {by}',
  'segments.none': 'No gap is certain in any one group by {by}',
  'segments.about':
    '{kind, select, shares {Favourable shares of both sides by {by}} other {Both sides by {by}, figures of one unit on one axis}}, with {level} bands{adjust, select, none {} other {; verdicts are corrected for looking at every group}}.',
  'segments.not_answered': 'Not answered',
  'segments.nobody': 'Nobody has answered this in any group yet.',
  'segments.drawn': '{drawn, number} of {all, number} charts are drawn here.',
  'segments.more': '{count, plural, one {Show one more chart} other {Show # more charts}}',

  'table.title': 'The figures',
  'table.caption':
    '{count, plural, one {# row} other {# rows}}. Gaps are managers minus consumers; shares in per cent, their gaps in points. Open a row for both wordings and all answers.',
  'table.empty_title': 'What is asked',
  'table.region': 'Table of figures, scrolls sideways',
  'table.construct': 'Construct',
  'table.verdict': 'Verdict',
  'table.rows': 'Show',
  'table.rows_main': 'main figures',
  'table.rows_all': 'every figure',
  'table.any': 'all',
  'table.columns': 'Columns',
  'table.apply': 'Apply',
  'table.none': 'No row matches. Change the filters above, or show every figure.',
  'table.reset': 'Show all rows',

  'column.item': 'Item',
  'column.construct': 'Construct',
  'column.measure': 'Measure',
  'column.managers': 'Managers',
  'column.managers_interval': 'Managers’ interval',
  'column.managers_base': 'Base',
  'column.managers_base_long': 'Base, managers',
  'column.managers_effective': 'Effective base, managers',
  'column.consumers': 'Consumers',
  'column.consumers_interval': 'Consumers’ interval',
  'column.consumers_base': 'Base',
  'column.consumers_base_long': 'Base, consumers',
  'column.consumers_effective': 'Effective base, consumers',
  'column.gap': 'Gap',
  'column.interval': 'Interval',
  'column.p': 'p',
  'column.p_adjusted': 'p, adjusted',
  'column.verdict': 'Verdict',
  'column.published': 'Published',

  'measure.favourable': 'favourable',
  'measure.favourable_of': 'favourable: {answers}',
  'nps.detractors': 'Detractors (0–6)',
  'nps.passives': 'Passives (7–8)',
  'nps.promoters': 'Promoters (9–10)',
  'measure.share': 'share',
  'measure.mean': 'mean',
  'measure.mean_unit': 'mean, {unit}',
  'measure.median': 'median',
  'measure.median_unit': 'median, {unit}',
  'measure.at_most': 'at most {threshold}',
  'measure.at_most_unit': 'at most {threshold} {unit}',
  'measure.mean_rank': 'mean rank',
  'measure.rank_position': 'place in the ranking',
  'measure.first_choice': 'first choice',
  'measure.nps': 'net promoter score',
  'measure.prediction': 'predicted against actual share',
  'measure.of_option': '{option}: {measure}',
  'unit.second': '{count, plural, one {second} other {seconds}}',
  'unit.minute': '{count, plural, one {minute} other {minutes}}',
  'unit.hour': '{count, plural, one {hour} other {hours}}',
  'unit.day': '{count, plural, one {day} other {days}}',
  'unit.person': '{count, plural, one {person} other {people}}',
  'unit.purchase': '{count, plural, one {purchase} other {purchases}}',
  'unit.customer': '{count, plural, one {customer} other {customers}}',
  'unit.point': '{count, plural, one {point} other {points}}',

  'range.signed': '{low} to {high}',

  'verdict.blind_spot': 'Blind spot',
  'verdict.hidden_strength': 'Hidden strength',
  'verdict.managers_higher': 'Managers higher',
  'verdict.managers_lower': 'Managers lower',
  'verdict.aligned': 'Aligned',
  'verdict.inconclusive': 'Inconclusive',
  'verdict.withheld': 'Withheld',
  'verdict.no_answers': 'No answers yet',
  'verdict.illustration': 'Illustration',
  'verdict.one_sided': 'One side only',
  'verdict.described': 'Described only',
  'verdict.only_manager': 'Asked of managers only',
  'verdict.only_consumer': 'Asked of consumers only',
  'verdict.no_manager': 'No managers yet',
  'verdict.no_consumer': 'No consumers yet',

  'side.under_named': '{side}: under {minimum, number}',
  'side.under': 'under {minimum, number}',
  'side.withheld': 'withheld',
  'side.no_answers': 'no answers yet',
  'side.being_updated': 'being computed',
  'side.not_asked': 'not asked',
  'side.published': 'published',
  'side.illustration': 'illustration',

  'mark.unreliable': 'unreliable',
  'mark.low_base': 'low base',
  'mark.unreliable_note': 'base under 30: unreliable',
  'mark.low_base_note': 'base under 50: read with care',
  'mark.withheld_note':
    'Withheld: fewer than {minimum, number} answered; hidden to protect the people behind the figure.',
  'mark.illustration_note':
    'Illustration: no publication states this, so the answers are made up to show how a report looks, and get no verdict.',

  'published.label': 'Published {figures}',
  'published.both': '{manager} and {consumer}',
  'published.nearly': 'nearly {figure}',
  'published.over': 'over {figure}',
  'published.about': 'about {figure}',
  'published.under': 'under {figure}',
  'published.most': 'most',

  'opened.base': '{count, plural, one {{shown} answer} other {{shown} answers}}',
  'opened.not_asked': 'Not asked of this side.',
  'opened.answers': 'Answers',
  'opened.first_choice': 'First choice',
  'opened.places': 'Places in the ranking',
  'opened.mean_rank': 'mean rank {figure}',
  'opened.published': 'Published: {figures}',
  'opened.sums': 'Summed up',
  'opened.figures': 'Figures',
  'opened.favourable': 'Favourable: {answers}.',
  'opened.nothing': 'Free text is not counted.',
  'opened.option': 'Option',
  'opened.measure': 'Figure',

  'home.title': 'Parallax',
  'home.what':
    'Parallax asks customers and the managers who serve them the same questions, and shows where the two see things differently. Each gap comes with how sure it is.',
  'home.try': 'Try it',
  'home.try_text': 'Answer “{study}” from either side; your answers have a report of their own.',
  'home.consumer': 'Answer as a consumer',
  'home.manager': 'Answer as a contact-centre manager',
  'home.report': 'Read a report',
  'home.report_text':
    'Reports open with a signed link. The start of the program prints one for each demo wave; whoever runs Parallax can hand out others.',
  'home.synthetic': 'The demo’s published wave holds synthetic respondents.',

  'error.400.title': 'This report cannot be made so',
  'error.400.text': 'Part of the address says something that the report cannot follow:',
  'error.400.reset': 'Open the report with its usual settings',
  'error.403.title': 'This link is not valid',
  'error.403.text':
    'It may have been cut short on its way to you. Open the whole link, or ask whoever sent it for a new one.',
  'error.404.title': 'There is nothing here',
  'error.404.text': 'The address may be mistyped, or what it led to is gone.',
  'error.410.title': 'This link has expired',
  'error.410.text': 'Report links work for a limited time. Ask whoever sent it for a new one.',
  'picture.title': 'This chart cannot be painted here',
  'picture.text':
    'No font on this server has the letters {letters}, so a picture would show empty boxes. The chart as SVG shows them in any browser.',
  'picture.busy_title': 'Many pictures are being painted just now',
  'picture.busy_text': 'Try again in half a minute, or take the drawing, which is there at once.',
  'error.413.title': 'That was too large',
  'error.413.text':
    'The file of a study may have 16 MB, any other form 1 MB. Nothing was changed: go back and send less.',
  'error.429.title': 'One moment, please',
  'error.429.text':
    'Very many requests are coming from your network. Wait a minute and load the page again.',
  'error.500.title': 'Something went wrong on our side',
  'error.500.text': 'Nothing is lost. Wait a moment and load the page again.',
  'unreached.text': 'Nobody answers just now. What you see is as it was.',
  'unreached.again': 'Try again',
  'unreached.trying': 'Trying …',
  'error.home': 'To the home page',
  'error.fault.confidence': '“confidence” is a number from 0.5 to 0.9999.',
  'error.fault.weighted': '“weighted” is “true” or “false”.',
  'error.fault.adjust': '“adjust” is “holm”, “bh” or “none”.',
  'error.fault.other': '“{name}” cannot be used yet.',
} as const;

export type ReportMessage = keyof typeof reportEn;
