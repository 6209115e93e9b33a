/** How figures come about: who is counted, by which method, after which source. */
export const explainEn = {
  'explain.title': 'How “{measure}” comes about',
  'explain.index_title': 'How the index comes about',
  'explain.index':
    'The mean over these questions of managers’ favourable share minus consumers’, among those who answered all of them. Its interval takes into account that the same people answered (Binder 1983), and how uneven the sides are (Welch 1947).',

  'explain.who': 'Who is counted',
  'explain.bases':
    '{sides} answered. Whoever skipped the question or said “don’t know” is left out.',
  'explain.bases_none': 'Nobody has answered yet.',
  'explain.bases_withheld':
    'Of a side that is withheld fewer than {minimum, number} answered, or its base would give away who is.',
  'explain.raked': '{side} are weighted to the wave’s margins by raking (Deming and Stephan 1940).',
  'explain.given': '{side} are weighted as their answers came.',
  'explain.effective':
    'So weighted, these {side} tell as much as {count, plural, one {{shown} unweighted answer} other {{shown} unweighted answers}} (Kish 1965).',

  'explain.figure': 'Each side’s figure',
  'explain.figure_share':
    'The share of those counted who gave the answer, with Wilson’s {level} interval (1927) on the effective base.',
  'explain.figure_difference':
    'What the first group’s figure is above the second’s; what goes together need not be the cause.',
  'explain.figure_mean':
    'The mean of the answers, with Student’s {level} interval (1908) on their variance (Binder 1983).',
  'explain.figure_nps':
    'Promoters (9–10) minus detractors (0–6) in per cent (Reichheld 2003), with Student’s {level} interval (1908).',
  'explain.figure_median': 'The answer in the middle, with Woodruff’s {level} interval (1952).',
  'explain.figure_mean_rank':
    'The mean place; whoever leaves options unranked gives them the places that are left, shared (Kendall and Gibbons 1990), with Student’s {level} interval (1908).',
  'explain.figure_rank_position':
    'The order of the mean places (Kendall and Gibbons 1990). It has no interval of its own.',
  'explain.figure_prediction':
    'What managers predicted on average, with Student’s {level} interval (1908), beside the share that consumers gave, with Wilson’s (1927).',

  'explain.gap': 'The gap',
  'explain.difference': 'Always managers minus consumers: {manager} − {consumer} = {gap}.',
  'explain.gap_newcombe': 'Its interval combines both sides’ own (Newcombe 1998).',
  'explain.gap_mover': 'Its interval combines both sides’ own (MOVER; Zou and Donner 2008).',
  'explain.gap_welch':
    'Its interval allows the sides to be unlike in size and spread (Welch 1947; Satterthwaite 1946).',
  'explain.gap_place':
    'A difference of places has no interval; the verdict is that of the mean places.',
  'explain.gap_none': 'A gap takes figures of both sides.',

  'explain.certainty': 'How sure it is',
  'explain.p_shares':
    'p is found by turning that interval inside out, so that the two never disagree.',
  'explain.p_holm':
    'p is {p} by itself, and {adjusted} corrected for looking at several gaps (Holm 1979).',
  'explain.p_bh':
    'p is {p} by itself, and {adjusted} corrected for looking at several gaps (Benjamini and Hochberg 1995).',
  'explain.p_none': 'p is {p}, not corrected for looking at several gaps.',
  'explain.no_p': 'It is described only: there is no test.',

  'explain.verdict': 'Verdict',
  'explain.verdict_blind_spot':
    'Certain at {level}: managers rate what they deliver higher than consumers do.',
  'explain.verdict_hidden_strength':
    'Certain at {level}: consumers rate what they get higher than managers do.',
  'explain.verdict_managers_higher':
    'Managers’ figure is higher, for certain at {level}. Neither direction is better.',
  'explain.verdict_managers_lower':
    'Managers’ figure is lower, for certain at {level}. Neither direction is better.',
  'explain.verdict_aligned':
    'At {level} the gap is certain to be within the margin that this wave counts as none (two one-sided tests, Schuirmann 1987).',
  'explain.verdict_inconclusive':
    'Neither a gap nor agreement is certain at {level}: it takes more answers. That is not “no gap”.',
  'explain.verdict_withheld':
    'A side has fewer than {minimum, number} answers, or its figure would give away one that has (Cox 1980).',
  'explain.verdict_no_answers': 'Both sides have to answer first.',
  'explain.verdict_illustration':
    'No publication states this: the answers are made up, so nothing is tested.',
  'explain.verdict_one_sided': 'Only one side is asked this, so there is nothing to compare.',
  'explain.verdict_described': 'The figure is described, not tested.',

  'explain.how': 'How?',
  'explain.of_answers': 'of {bases}',
  'explain.minus': 'Yours minus what is published: {own} − {other} = {difference}.',
  'explain.f_test':
    'p is {p}: how often chance alone would tell the channels so far apart, by F with {df1} and {df2} degrees of freedom.',
  'explain.range': 'Its interval',
  'explain.switched_of':
    'The share of all who answered both questions that ends in another channel than it starts in, with Wilson’s {level} interval (1927).',
  'explain.ask_hint':
    'Press {of, select, name {a name to see how its figure comes about} other {a figure to see how it comes about}}.',
  'explain.against_total': 'One side was not asked this: all of it stands opposite.',
  'explain.letters': 'Letters',
  'explain.above': 'This one is certainly higher than {columns}.',
  'explain.above_none': 'This one is certainly higher than none.',
  'explain.above_illustration': 'These answers illustrate: nothing is found from them.',
  'explain.total': 'The total holds all columns and is compared with none.',
  'explain.in_wave': '{wave}: {sides}.',
  'explain.in_wave_none': '{wave}: withheld, or nobody was asked the same.',
  'explain.way': 'The way',
  'explain.way_of':
    'The share of all who answered both questions, and of those who start there, each with Wilson’s {level} interval (1927).',
  'explain.ratio': 'The comparison',
  'explain.ratio_same':
    'Without an interval: nothing tells how two answers of the same people go together.',
  'explain.group_bases': 'Counted: {own} in the group, {other} in what it is held against.',
  'explain.made_up': 'Some of these answers are made up, so nothing is tested.',
  'explain.turned': 'The table turns it round, since place 1 is the highest.',
  'explain.change': 'The change',
  'explain.change_from': 'Now minus then: {now} − {before} = {change}.',
  'explain.slope': 'The change a year',
  'explain.slope_of':
    'A straight line through the gaps of {count, plural, one {one wave} other {# waves}}, each as sure as it is.',
  'explain.importance': 'The share',
  'explain.importance_of':
    'How much of what the drivers explain together ({explained} of the differences between people) this one explains.',
  'explain.control': 'The check',
  'explain.control_of':
    'The same share by another way, which takes every order of the drivers: where both agree, it does not hang on the method.',
  'explain.wanted': 'Answers wanted',
  'explain.size': 'For a gap of {size, plural, one {# point} other {# points}} to show.',
  'explain.shows': 'The smallest gap that shows',
  'explain.have': 'Answers there are',
  'explain.have_of':
    'Complete answers that count, one by one; what weights cost of them (Kish 1965) is in the sizes beside.',
  'explain.commented': 'Of those who wrote something, each once: {sides}.',
  'explain.said_of': '{shown} of {all}',

  'methods.title': 'Methods and references',
  'methods.bases':
    'Bases: those who answered, without “don’t know”; effective bases after Kish (1965).',
  'methods.share': 'Shares: Wilson’s interval (1927) on the effective base.',
  'methods.mean':
    'Means and scores: Student’s interval (1908) on the linearised variance (Binder 1983).',
  'methods.weights': 'Weights: raking to the wave’s margins (Deming and Stephan 1940).',
  'methods.gap':
    'Gaps of shares: Newcombe (1998), with weights MOVER (Zou and Donner 2008); of means: Welch (1947), Satterthwaite (1946).',
  'methods.correction':
    'Corrected for looking at several: Holm (1979), or Benjamini and Hochberg (1995) where chosen.',
  'methods.holm': 'Corrected for looking at several: Holm (1979).',
  'methods.aligned': 'Aligned: two one-sided tests (Schuirmann 1987).',
  'methods.withheld':
    'Withheld: sides under the wave’s minimum base (Willenborg and de Waal 2001), and what would give them away (Cox 1980).',
  'methods.letters':
    'Letters: each column against each other one of its row, shares by MOVER (Zou and Donner 2008), means by Welch (1947).',
  'methods.ratio': 'Ratios and relative differences: MOVER-R (Donner and Zou 2012; Newcombe 2016).',
  'methods.change': 'Changes between waves: the same as gaps, of two independent samples.',
  'methods.trend': 'Slopes: weighted by inverse variances, normal test (Cochran 1954).',
  'methods.planning':
    'Power and sizes: the two-sided test of two shares on effective bases (Fleiss, Levin and Paik 2003).',
  'methods.drivers':
    'Importance: relative weights (Johnson 2000), checked by LMG (Lindeman, Merenda and Gold 1980; Grömping 2007); intervals by the jackknife (Quenouille 1956; Tukey 1958).',
  'methods.ranking':
    'Rankings: mid-ranks, Kendall’s W, tau-b and Spearman’s rho (Kendall and Gibbons 1990); displacement after Diaconis and Graham (1977); the global test is Wald’s F (Fellegi 1980; Korn and Graubard 1990).',
  'methods.consistency':
    'Consistency: Cochran’s Q (1954) with the covariances of the same people, I² (Higgins and Thompson 2002).',
  'methods.curves':
    'Curves: at each wait the share that answers at most that, with Wilson’s interval (1927).',
  'methods.acceptance':
    'Medians: Woodruff (1952); differences and gaps of medians: MOVER (Zou and Donner 2008).',
  'methods.money':
    'Lifetime value: margins of the years times those still there, discounted (Gupta et al. 2006). Ranges: interval arithmetic (Moore 1966), the survey’s shares at levels that hold together (Dunn 1961).',
  'methods.staffing': 'Staffing: Erlang C (Erlang 1917).',
  'methods.phrases':
    'Words and phrases: shares of those who commented, Wilson (1927); gaps after Newcombe (1998), Holm (1979).',
  'methods.filters':
    'Filters of comments: every choice leaves at least the minimum base (Sweeney 2002).',
};
