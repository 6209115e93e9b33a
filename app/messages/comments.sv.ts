import type { commentsEn } from './comments.en';

export const commentsSv: Record<keyof typeof commentsEn, string> = {
  'parts.comments': 'Kommentarer',

  'comments.more_consumer':
    'Konsumenter skriver ”{phrase}” oftare än chefer: {consumer} av {consumers}, mot {manager} av {managers}',
  'comments.more_manager':
    'Chefer skriver ”{phrase}” oftare än konsumenter: {manager} av {managers}, mot {consumer} av {consumers}',
  'comments.most_consumer': 'Konsumenter skriver ”{phrase}” mest: {consumer} av {consumers}',
  'comments.most_manager': 'Chefer skriver ”{phrase}” mest: {manager} av {managers}',
  'comments.read': '{sides} skrev något',
  'comments.none': 'Ingen har skrivit något än',
  'comments.withheld': 'För få skrev något för att det ska visas',
  'comments.no_question': 'Studien ställer inga öppna frågor',
  'comments.wrote': '{sides} skrev något; inga av deras ord kan jämföras.',
  'comments.sure':
    '{sides} skrev något. {count, plural, =0 {Ingen skillnad mellan sidorna är signifikant} one {En skillnad mellan sidorna är signifikant} other {{count} skillnader mellan sidorna är signifikanta}} efter korrigering för att {all, plural, one {en fras} other {# fraser}} jämförs.',
  'comments.consumers': '{count, plural, one {{shown} konsument} other {{shown} konsumenter}}',
  'comments.managers': '{count, plural, one {{shown} chef} other {{shown} chefer}}',
  'comments.masked':
    'Namn, adresser och nummer maskeras med regler. Regler missar en del: var försiktig med vad du för vidare.',
  'comments.reason_not_asked': '{side} fick inte frågan.',
  'comments.reason_no_comments': 'Ingen av {side} har skrivit något än.',
  'comments.reason_withheld': 'Färre än {minimum} av {side} skrev något, så det döljs.',
  'comments.reason_being_updated': 'Kommentarerna från {side} läses in; titta igen om en stund.',

  'comments.source': 'Fråga',
  'comments.source_other': '{label}: annat',
  'comments.side': 'Sida',
  'comments.both': 'båda',
  'comments.search': 'Sök',
  'comments.only': 'Segment',
  'comments.rated': 'Bedömt',
  'comments.everybody': 'alla',
  'comments.any': 'hur som helst',
  'comments.option': '{label}: {option}',
  'comments.favourable': '{label}: {answers}',
  'comments.unfavourable': '{label}: inte {answers}',
  'comments.filter': 'Filtrera',
  'comments.filters': 'Vilka kommentarer',
  'comments.moving':
    'Medan omgången är öppen kommer kommentarerna i grupper, var och en när den är så stor att inget filter pekar ut någon. De nyaste väntar på nästa grupp.',
  'comments.reach':
    '{people} av {all} kommentarer går att filtrera så: de andra kom i grupper som är för små för det, tills omgången stängs.',
  'comments.no_filters':
    'Så få skrev något att filter på segment eller betyg skulle peka ut några.',
  'comments.list': 'Kommentarer',
  'comments.list_none': 'Inga kommentarer passar, eller för få för att visas.',
  'comments.next': 'Fler kommentarer',
  'comments.first': 'Till de första',

  'comments.chart': 'Vad de skriver om',
  'comments.chart_about':
    'Andel av dem som skrev något som använde ordet eller frasen, med {level}-intervall; de som båda sidorna använder först, sedan de mest använda.',
  'comments.table': 'Alla ord och fraser',
  'comments.table_about':
    'Var och en räknas en gång, utan vikter. Med färre än {minimum} personer på en sida döljs frasens siffra där. Skillnader med MOVER (Zou och Donner 2008), de 40 vanligaste testas, p korrigerat enligt Holm. En fras leder till sina kommentarer.',
  'comments.phrases_shown': '{first}–{last} av {count}',
  'comments.phrases_before': 'Fraserna före',
  'comments.phrases_next': 'Fler fraser',
  'comments.phrase': 'Fras',
  'comments.gap': 'Skillnad',
};
