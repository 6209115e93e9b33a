/** The texts of the page of comments. */
export const commentsEn = {
  'parts.comments': 'Comments',

  'comments.more_consumer':
    'Consumers write “{phrase}” more often than managers do: {consumer} of {consumers}, against {manager} of {managers}',
  'comments.more_manager':
    'Managers write “{phrase}” more often than consumers do: {manager} of {managers}, against {consumer} of {consumers}',
  'comments.most_consumer': 'Consumers write “{phrase}” most: {consumer} of {consumers}',
  'comments.most_manager': 'Managers write “{phrase}” most: {manager} of {managers}',
  'comments.read': '{sides} wrote something',
  'comments.none': 'Nobody has written anything yet',
  'comments.withheld': 'Too few people wrote something for it to be shown',
  'comments.no_question': 'This study asks for no free answers',
  'comments.wrote': '{sides} wrote something; no words of theirs can be compared.',
  'comments.sure':
    '{sides} wrote something. {count, plural, =0 {No difference between the sides is significant} one {One difference between the sides is significant} other {{count} differences between the sides are significant}} after correction for comparing {all, plural, one {one phrase} other {# phrases}}.',
  'comments.consumers': '{count, plural, one {{shown} consumer} other {{shown} consumers}}',
  'comments.managers': '{count, plural, one {{shown} manager} other {{shown} managers}}',
  'comments.masked':
    'Names, addresses and numbers are masked by rules. Rules miss some: take care what you pass on.',
  'comments.reason_not_asked': '{side} were not asked this.',
  'comments.reason_no_comments': 'None of the {side} has written anything yet.',
  'comments.reason_withheld': 'Under {minimum} of the {side} wrote something, so it is withheld.',
  'comments.reason_being_updated': 'The comments of {side} are being read; look again in a moment.',

  'comments.source': 'Question',
  'comments.source_other': '{label}: other',
  'comments.side': 'Side',
  'comments.both': 'both',
  'comments.search': 'Search',
  'comments.only': 'Segment',
  'comments.rated': 'Rated',
  'comments.everybody': 'everybody',
  'comments.any': 'any way',
  'comments.option': '{label}: {option}',
  'comments.favourable': '{label}: {answers}',
  'comments.unfavourable': '{label}: not {answers}',
  'comments.filter': 'Filter',
  'comments.filters': 'Which comments',
  'comments.moving':
    'While the wave is open, comments come in groups, each once it is large enough that no filter singles anybody out. The newest wait for the next one.',
  'comments.reach':
    '{people} of {all} comments can be filtered this way: the others came in groups too small for it, until the wave closes.',
  'comments.no_filters':
    'So few people wrote something that filtering by segment or rating would single some out.',
  'comments.list': 'Comments',
  'comments.list_none': 'No comments fit, or too few to be shown.',
  'comments.next': 'More comments',
  'comments.first': 'Back to the first',

  'comments.chart': 'What they write about',
  'comments.chart_about':
    'Share of those who wrote something who used the word or phrase, with {level} intervals; those of both sides first, then the most used ones.',
  'comments.table': 'All words and phrases',
  'comments.table_about':
    'Each person counts once, without weights. Under {minimum} people on a side, a phrase’s figure there is withheld. Differences by MOVER (Zou and Donner 2008), the 40 most used are tested, p corrected by Holm. A phrase leads to its comments.',
  'comments.phrases_shown': '{first}–{last} of {count}',
  'comments.phrases_before': 'Phrases before',
  'comments.phrases_next': 'More phrases',
  'comments.phrase': 'Phrase',
  'comments.gap': 'Difference',
} as const;
