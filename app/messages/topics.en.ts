/** The texts of the pages of channels, waiting and loyalty. */
export const topicsEn = {
  'topic.channels': 'Channels',
  'topic.waiting': 'Waiting',
  'topic.loyalty': 'Loyalty',
  'topic.parts': 'Parts of this view',
  'topic.item': 'Question',
  'topic.items': 'Questions',
  'topic.table': 'All figures',
  'topic.empty': 'No answers yet',
  'topic.withheld': 'Too few answers to show',
  'topic.gaps':
    '{gaps, plural, one {{count, plural, =0 {The gap is not significant} other {The gap is significant}}} other {{count, plural, =0 {None of {all} gaps is significant} one {One of {all} gaps is significant} other {{words} of {all} gaps are significant}}}} {adjust, select, none {without correction} other {after correction}}.',
  'topic.small_group':
    'What {sides} say is withheld: a group of them has fewer than {minimum, number}.',
  'topic.illustration': '{title}: an illustration',
  'topic.illustration_text':
    'No publication states this of {people}; their answers are made up to show what this page does.',
  'topic.quoted': '“{item}”',
  'topic.illustration_some':
    'What is marked as an illustration is stated by no publication; its answers are made up to show what this page does.',
  'topic.choose': 'Or choose a question above that asks for it.',
  'topic.share': '{side}: share',
  'topic.place': '{side}: place',
  'topic.interval': 'Interval',
  'topic.base': 'Base',
  'topic.gap': 'Gap',
  'topic.answer': 'Answer',
  'topic.shares_about':
    'Shares with Wilson intervals, gaps by MOVER (Zou and Donner 2008) in points, managers minus consumers; p corrected over the answers of a question.',
  'topic.chart_about': 'Share of each side, with {level} bands.',

  'part.ranking': 'Order',
  'part.service': 'Service',
  'part.conditions': 'What helps',
  'part.reactions': 'Reactions',
  'part.switching': 'Leaving after',
  'part.reasons': 'Reasons',
  'part.told': 'Word of mouth',

  'ranking.chart': 'Managers’ order against consumers’ order',
  'ranking.chart_about':
    'The first stands on top. A thick line: the gap of mean ranks is certain; managers place blue options higher than consumers do, and orange ones lower.',
  'ranking.differ': 'Consumers put {consumer} first; managers put it {place}, and {manager} first',
  'ranking.elsewhere': 'Consumers put {item} first; managers put it {place}',
  'ranking.place': 'in place {place}',
  'ranking.same': 'Consumers and managers both put {item} first',
  'ranking.only_consumer': 'Consumers put {item} first',
  'ranking.only_manager': 'Managers put {item} first',
  'ranking.sure':
    '{isSure, select, yes {The two orders differ for certain} other {The two orders may be the same}} (p {p}).',
  'ranking.distance': 'Displacement {index} of 1, τ-b {tau}.',
  'ranking.untested':
    'Whether the two orders differ cannot be tested: those of a side answer too much alike.',
  'ranking.no_interval': 'A place in an order has no interval.',
  'ranking.option': 'Option',
  'ranking.mean_rank': '{side}: mean rank',
  'ranking.first': '{side}: first',
  'ranking.displacement': 'Managers place it higher by',
  'ranking.table_about':
    'Mean ranks with what was left unranked sharing the average place (Kendall and Gibbons 1990); displacement of mean ranks with Welch’s (1947) interval, p by Holm.',
  'ranking.agreement':
    'Agreement within a side (Kendall’s W): managers {manager}, consumers {consumer}. Footrule of places {footrule}, Spearman’s ρ {rho}.',
  'ranking.line': '{option}: managers {manager}, consumers {consumer}',
  'ranking.none': 'This study ranks no channels',
  'ranking.need':
    'It takes an item of kind “ranking” whose options are channels, best asked of both sides.',

  'part.journey': 'Journeys',
  'journey.chart': 'Where matters start and where they end',
  'journey.chart_about':
    'The thicker, the more. Coloured: those who end in another channel than they started in. Shares in percent of all who answered both questions.',
  'journey.consumer': 'Consumers’ experience',
  'journey.manager': 'Managers’ belief',
  'journey.drawn': '{side}: from each start to each end, as in the table',
  'journey.start_alone': 'Where matters start, by itself',
  'journey.end_alone': 'Where matters end, by itself',
  'journey.some_withheld': 'Ways of too few people are left out.',
  'journey.both':
    '{consumer} of consumers end in another channel than they started in, most from {from} to {to}; managers believe {manager}',
  'journey.stays':
    '{consumer} of consumers end in another channel than they started in; managers believe {manager}',
  'journey.only_consumer':
    '{consumer} of consumers end in another channel than they started in, most from {from} to {to}',
  'journey.stays_consumer': '{consumer} of consumers end in another channel than they started in',
  'journey.only_manager':
    'Managers believe that {manager} end in another channel than they started in',
  'journey.matters':
    'More consumers change channel with “{most}” ({high}) than with “{least}” ({low})',
  'journey.matters_chart': 'Who ends in another channel, by kind of matter',
  'journey.matter': 'Matter',
  'journey.matters_all': 'all compared',
  'journey.of_matter': '{matter}: {text}',
  'journey.partly': 'partly an illustration',
  'journey.sure': 'Managers are off by {gap} points ({range} at {level} confidence, p {p}).',
  'journey.way': 'From → to',
  'journey.of_all': '{side}: of all',
  'journey.of_start': 'Of those who start there',
  'journey.table_about':
    'Shares with Wilson intervals; the gap is of the shares of those who start there (Zou and Donner 2008), in points, p by Holm. Weighted as the report is. Ways of fewer people than the minimum base are withheld, and others from which they would follow.',
  'journey.none': 'This study does not ask where matters start and end',
  'journey.need':
    'It takes two items of kind “single” with the same channels as options, with the roles “journey_start” and “journey_end”; a pair for simple matters and one for difficult ones.',

  'part.waits': 'Times',
  'waits.chart': 'Who has waited, or would wait, at most so long',
  'waits.chart_about':
    'Share of each side that says at most so long; the dotted lines are the questions’ thresholds. {axis, select, log {The time axis is logarithmic.} other {}}',
  'waits.axis': 'Time axis',
  'waits.axis_usual': 'as it fits',
  'waits.axis_log': 'logarithmic',
  'waits.axis_linear': 'even',
  'waits.time': '{value} {unit}',
  'waits.pair':
    'Half of consumers accept no more than {accepted}, but half wait {waited} or longer; managers believe {believed}',
  'waits.pair_consumer':
    'Half of consumers accept no more than {accepted}, and half wait {waited} or longer',
  'waits.pair_met':
    'Half of consumers accept no more than {accepted}, and half wait {waited} or longer; managers believe {believed}',
  'waits.expected':
    'Half of consumers expect to wait {accepted} or less, but half wait {waited} or longer; managers believe {believed}',
  'waits.expected_consumer':
    'Half of consumers expect to wait {accepted} or less, and half wait {waited} or longer',
  'waits.expected_met':
    'Half of consumers expect to wait {accepted} or less, and half wait {waited} or longer; managers believe {believed}',
  'waits.expected_wait': 'expected',
  'waits.accepted_wait': 'accepted at most',
  'waits.experienced_wait': 'experienced',
  'waits.stands_in':
    'Where no question asks for the expected wait, the longest that is accepted stands in for it.',
  'waits.one':
    '{item}: half of consumers say {consumer} or less; half of managers believe {manager} or less',
  'waits.one_consumer': '{item}: half of consumers say {consumer} or less',
  'waits.one_manager': '{item}: half of managers believe {manager} or less',
  'waits.about': 'The title is about {items}.',
  'waits.none': 'This study does not ask how long people wait',
  'waits.need':
    'It takes items of kind “number” with a unit of time (second, minute, hour or day) and thresholds: the wait that is expected (role “expected_wait”), the longest that is accepted (role “accepted_wait”) and the last one (role “experienced_wait”), of each channel.',

  'service.chart': 'How each channel serves',
  'service.differ':
    'Consumers rate {best} best ({high}) and {worst} worst ({low}); managers rate {manager} best',
  'service.only_consumer': 'Consumers rate {best} best ({high}) and {worst} worst ({low})',
  'service.only_manager': 'Managers rate {best} best ({high}) and {worst} worst ({low})',
  'service.one': '{item}: {consumer} of consumers say “{answers}”, and {manager} of managers',
  'service.one_consumer': '{item}: {consumer} of consumers say “{answers}”',
  'service.one_manager': '{item}: {manager} of managers say “{answers}”',
  'service.equal_consumer': 'Consumers rate all channels the same ({share})',
  'service.equal_manager': 'Managers rate all channels the same ({share})',
  'service.none': 'This study does not ask how each channel serves',
  'service.need':
    'It takes items of kind “scale” or “single” with the role “channel_service”, one a channel, or one on whether service differs.',

  'consistency.title': 'Are the channels alike?',
  'consistency.about':
    'Heterogeneity of the channels that are rated alike (Cochran 1954), with the covariances of what the same people answered: Wald’s F test (Fellegi 1980); I², what is more than chance (Higgins and Thompson 2002). Each line is a question of its own, so p is uncorrected.',
  'consistency.region': 'Tests of the channels, scrolls sideways',
  'consistency.of': 'Of whom',
  'consistency.df': 'Degrees of freedom',
  'consistency.degrees': '{df1} and {df2}',
  'consistency.gaps': 'Gap by channel',
  'consistency.consumer':
    '{isSure, select, yes {For consumers the channels differ for certain} other {For consumers the channels may be alike}} (p {p}; {share} of the variation is more than chance).',
  'consistency.manager':
    '{isSure, select, yes {Managers tell them apart for certain} other {For managers they may be alike}} (p {p}; {share}).',
  'consistency.gap':
    '{isSure, select, yes {How far managers are off depends on the channel} other {Managers may be as far off in every channel}} (p {p}; {share}).',

  'conditions.chart': 'What makes waiting acceptable',
  'conditions.differ':
    'For consumers {consumer} {count, plural, one {makes waiting acceptable} other {make waiting acceptable}} most often; managers believe {manager}',
  'conditions.same':
    '{item} {count, plural, one {makes waiting acceptable} other {make waiting acceptable}} most often, for consumers and in managers’ belief',
  'conditions.only_consumer':
    'For consumers {item} {count, plural, one {makes waiting acceptable} other {make waiting acceptable}} most often',
  'conditions.only_manager':
    'Managers believe {item} {count, plural, one {makes waiting acceptable} other {make waiting acceptable}} most often',
  'conditions.none': 'This study does not ask what makes waiting acceptable',
  'conditions.need':
    'It takes an item of kind “multiple” with the role “wait_condition”: the expected time told, alternatives offered, a call back, a matter that is simple or complex.',

  'part.acceptance': 'What it changes',
  'acceptance.chart': 'The longest accepted wait, with each condition and without',
  'acceptance.chart_about':
    'Median longest accepted wait in {unit}: of those who name the condition among what makes waiting acceptable, and of all others; the bands are {level} intervals.',
  'acceptance.differ':
    'Consumers who name {item} accept waiting {named}, the others {others}; managers believe {manager} and {managerOthers}',
  'acceptance.only_consumer':
    'Consumers who name {item} accept waiting {named}, the others {others}',
  'acceptance.only_manager':
    'Managers who name {item} believe that {named} are accepted, the others {others}',
  'acceptance.unsure_consumer':
    'No condition goes with a longer or shorter accepted wait for certain',
  'acceptance.unsure_manager':
    'In managers’ belief no condition goes with a longer or shorter accepted wait for certain',
  'acceptance.sure_consumer':
    '{count, plural, =0 {None of} one {One of} other {# of}} {all} differences for consumers {count, plural, =0 {is certain} one {is certain} other {are certain}} (the {level} interval leaves out 0, each by itself).',
  'acceptance.sure_manager':
    '{count, plural, =0 {None of} one {One of} other {# of}} {all} differences for managers {count, plural, =0 {is certain} one {is certain} other {are certain}} (the {level} interval leaves out 0, each by itself).',
  'acceptance.association': 'What goes together need not be the cause.',
  'acceptance.named': 'those who name it',
  'acceptance.others': 'all others',
  'acceptance.difference': 'difference: those who name it minus the others',
  'acceptance.gap': 'Gap, {unit}',
  'acceptance.condition': 'Condition',
  'acceptance.table_about':
    'Medians with Woodruff’s (1952) intervals, differences and gaps by MOVER (Zou and Donner 2008), in the unit of the question, managers minus consumers; of those who answered both questions, weighted as the report is.',
  'acceptance.none':
    'This study does not ask how long people would wait, and under what conditions',
  'acceptance.need':
    'It takes both of the same people: an item of kind “number” with the role “accepted_wait”, and one of kind “multiple” with the role “wait_condition”. Then what is accepted by those who name a condition stands beside what the others accept.',

  'reactions.chart': 'What people do after a bad experience',
  'reactions.net':
    'After a bad experience, {consumer} of consumers say {net}; managers expect {manager}',
  'reactions.net_consumer': 'After a bad experience, {consumer} of consumers say {net}',
  'reactions.net_manager': 'After a bad experience, managers expect {manager} to say {net}',
  'reactions.differ':
    'After a bad experience consumers most often say {consumer}; managers expect {manager}',
  'reactions.same':
    'After a bad experience {count, plural, one {{item} comes first} other {{item} come first}}, for consumers and in managers’ belief',
  'reactions.only_consumer': 'After a bad experience consumers most often say {item}',
  'reactions.only_manager': 'Managers expect {item} most often after a bad experience',
  'reactions.none': 'This study does not ask what people do after a bad experience',
  'reactions.need':
    'It takes an item of kind “multiple” with the role “reaction”; a net sums up those who do anything.',

  'switching.chart': 'After how many bad experiences people leave',
  'switching.net':
    'Bad experiences before leaving: {consumer} of consumers say {net}; managers expect {manager}',
  'switching.net_consumer': 'Bad experiences before leaving: {consumer} of consumers say {net}',
  'switching.net_manager': 'Bad experiences before leaving: managers expect {manager} to say {net}',
  'switching.differ':
    'Bad experiences before leaving: consumers most often say {consumer}; managers expect {manager}',
  'switching.same':
    'Bad experiences before leaving: consumers most often say {item}, as managers expect',
  'switching.only_consumer': 'Bad experiences before leaving: consumers most often say {item}',
  'switching.only_manager': 'Bad experiences before leaving: managers most often expect {item}',
  'switching.none': 'This study does not ask after how many bad experiences people leave',
  'switching.need':
    'It takes an item of kind “single” with the role “switching”; a net sums up those who leave soon.',

  'reasons.chart': 'Reasons to leave, by side',
  'reasons.differ':
    'Consumers’ first reason to leave is {consumer}; managers believe it is {manager}',
  'reasons.same':
    '{item} {count, plural, one {is the first reason} other {are the first reasons}} to leave, for consumers and in managers’ belief',
  'reasons.only_consumer': 'Consumers’ first reason to leave is {item}',
  'reasons.only_manager': 'Managers believe the first reason to leave is {item}',
  'reasons.none': 'This study does not ask for reasons to leave',
  'reasons.need': 'It takes an item of kind “multiple” or “single” with the role “leaving_reason”.',

  'told.chart': 'How many people hear of it',
  'told.means': 'On average: {means}.',
  'told.chart_about': 'Mean and median of each side, with {level} bands.',
  'told.differ': 'Consumers tell {consumer} on average; managers expect {manager}',
  'told.only_consumer': 'Consumers tell {consumer} on average',
  'told.only_manager': 'Managers expect that people tell {manager} on average',
  'told.count': '{value} {unit}',
  'told.none': 'This study does not ask how many people hear of an experience',
  'told.need':
    'It takes an item of kind “number” with the role “word_of_mouth”; its thresholds are drawn.',

  'part.importance': 'Drivers',
  'importance.chart': 'What drives loyalty, and how much of it is service',
  'importance.service': 'Service, all together',
  'importance.service_about':
    '{count, plural, one {the one question about service} other {sum of the # questions about service}}',
  'importance.is_service': 'service',
  'importance.differ':
    'For consumers, service makes up {consumer} of what drives {outcome}; managers’ answers make it {manager}',
  'importance.only_consumer': 'For consumers, service makes up {consumer} of what drives {outcome}',
  'importance.only_manager':
    'By managers’ answers, service makes up {manager} of what drives {outcome}',
  'importance.ranges': '{level} interval of the share: {ranges}.',
  'importance.range_consumer': 'consumers {range} %',
  'importance.range_manager': 'managers {range} %',
  'importance.gap': 'The sides differ by {gap} points ({range}, p {p}).',
  'importance.none': 'This study does not ask what service adds to loyalty',
  'importance.need':
    'It takes an outcome (an item of kind “nps”, or one with the role “loyalty”), ratings of service with the role “service”, and ratings of other things, as price or quality, on the same scale or with the role “driver”.',

  'part.resolution': 'First contact',
  'resolution.chart': 'Recommendation, by whether the first contact solved it',
  'resolution.chart_about': 'Net promoter score of each group, with {level} bands.',
  'resolution.others': 'All others',
  'resolution.difference': 'Difference: solved minus others',
  'resolution.differ':
    'Solved at the first contact, consumers’ net promoter score is {consumer} {is, select, lower {points lower} other {points higher}} than otherwise; managers believe {manager}',
  'resolution.lift':
    'Solved at the first contact, consumers are {size} % {is, select, lower {less likely} other {more likely}} to recommend than all are',
  'resolution.only_consumer':
    'Solved at the first contact, consumers’ net promoter score is {consumer} {is, select, lower {points lower} other {points higher}} than otherwise',
  'resolution.only_manager':
    'Managers believe that a matter solved at the first contact goes with {manager} points of net promoter score',
  'resolution.table_about':
    'Net promoter scores (promoters minus detractors) with t intervals; differences by Welch’s (1947) test, weighted as the report is. The difference is association, not effect.',
  'resolution.one_group': 'All say the same of the first contact, so there is nothing to compare',
  'resolution.none':
    'This study does not ask whether the first contact solved the matter, or for a recommendation',
  'resolution.need':
    'It takes an item of kind “single” with the role “resolution”, whose favourable codes say that the first contact solved the matter, and one of kind “nps”.',
} as const;
