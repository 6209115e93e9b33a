import type { benchmarksEn } from './benchmarks.en';

export const benchmarksSv: Record<keyof typeof benchmarksEn, string> = {
  'benchmarks.title': 'Jämförelsetal',
  'benchmarks.choice': 'Jämförelsetal',
  'benchmarks.hidden': 'av',
  'benchmarks.shown': 'på',
  'benchmarks.inside_of':
    '{inside, plural, =0 {{all, plural, one {Det publicerade talet skiljer} other {Alla # publicerade tal skiljer}} sig från era egna av mer än slump} other {{inside} av {all, plural, one {# publicerat tal} other {# publicerade tal}} kan skilja sig från era egna enbart av slump}}',
  'benchmarks.beside':
    '{count, plural, one {# publicerat tal} other {# publicerade tal}} bredvid era egna',
  'benchmarks.none_fit': 'Inget publicerat tal passar det som studien frågar om',
  'benchmarks.none_fit_text':
    'Ett publicerat tal passar en rad med samma fråga, eller samma begrepp där bara en fråga har det, och med samma mått och alternativ.',
  'benchmarks.finding_caption':
    'Det publicerade räknas som exakt; relativa skillnader är i procent av ett tal, och deras skillnad i enheter av den.',
  'benchmarks.same_order': 'Samma ordning',
  'benchmarks.another_order': 'En annan ordning',
  'benchmarks.elsewhere':
    '{count, plural, one {# publicerat tal till står} other {# publicerade tal till står}} bredvid era grupper och drivkrafter',
  'benchmarks.elsewhere_published': 'Publicerat: {figure}, i ”{title}”. Ert står i vyn.',
  'benchmarks.caption':
    'Ert minus publicerat, med skillnadens {level}-intervall. Där basen för det publicerade är känd räknas dess eget urvalsfel in; är basen båda sidornas tillsammans tas hälften för var sida. Där ingen är publicerad räknas talet som exakt, och en skillnad ser säkrare ut än den är. Varje jämförelse står för sig, utan korrigering för flera.',
  'benchmarks.row': 'Vad som jämförs',
  'benchmarks.source': 'Publicerat i',
  'benchmarks.published': 'Publicerat',
  'benchmarks.own': 'Ert',
  'benchmarks.difference': 'Skillnad',
  'benchmarks.result': 'I ord',
  'benchmarks.of_gap': 'Gap',
  'benchmarks.of_manager': 'Chefer',
  'benchmarks.of_consumer': 'Konsumenter',
  'benchmarks.base': 'bas {count}',
  'benchmarks.base_both': 'bas {count} för båda sidor tillsammans',
  'benchmarks.no_base': 'ingen publicerad bas',
  'benchmarks.result_inside':
    'Inom ert intervall, om det publicerade räknas som exakt: ingen säker skillnad',
  'benchmarks.result_inside_both': 'Kan bero enbart på slumpen',
  'benchmarks.result_higher': 'Ert är säkert högre, om det publicerade är exakt',
  'benchmarks.result_higher_both': 'Ert är säkert högre',
  'benchmarks.result_lower': 'Ert är säkert lägre, om det publicerade är exakt',
  'benchmarks.result_lower_both': 'Ert är säkert lägre',
  'benchmarks.result_bound': 'Publicerat som en gräns: jämförs inte',
  'benchmarks.result_open': 'Utan intervall',
  'benchmarks.result_none': 'Inget eget tal att jämföra',
  'benchmarks.chart_note':
    'De korta lodräta strecken är publicerade tal, chefers ovanför och konsumenters under mittlinjen: {sources}.',
  'benchmarks.place': 'publicerat för {side}: plats {place}',
  'benchmarks.place_note': 'De publicerade platserna är från {sources}.',
  'benchmarks.relative_note':
    'Det som publicerats som en multipel, eller som en del mer eller mindre, står där talet skulle vara bredvid den andra raden.',
  'benchmarks.strip': '{text}. Publicerat: {figures}',
  'benchmarks.with_year': '{source}, {year}',
  'download.benchmarks': 'Publicerade tal (CSV)',
  'benchmarks.manage': 'Egna jämförelsetal',
  'benchmarks.own_none': 'Inga egna jämförelsetal än',
  'benchmarks.own_count':
    '{count, plural, one {# eget jämförelsetal} other {# egna jämförelsetal}}',
  'benchmarks.about':
    'De står i rapporterna för organisationens alla studier, bredvid {shipped, plural, one {det # publicerade tal} other {de # publicerade tal}} som följer med Parallax. Den som läser en rapport ser dem där.',
  'benchmarks.how':
    'Välj vad talet gäller och sedan vad det mäter. Ange värdet för den ena sidan eller för båda, med basen där den är publicerad: då räknas talets eget urvalsfel in.',
  'benchmarks.shipped': 'Publicerade tal som följer med Parallax',
  'benchmarks.shipped_about':
    'De står bredvid raderna för samma fråga, eller för samma begrepp där en enda fråga i studien har det, och för samma mått och svarsalternativ. En rapport visar dem när valet ”Jämförelsetal” är på. De kan inte ändras här; en uppdatering av programmet ger nya.',
  'benchmarks.shipped_count': '{count, plural, one {# tal} other {# tal}}',
  'benchmarks.shipped_table':
    'Där ingen bas är publicerad räknas talet som exakt. Där bara den för båda sidor tillsammans är det tas hälften för var sida.',
  'benchmarks.construct': 'Begrepp',
  'benchmarks.reports': 'I rapporterna för',
  'benchmarks.in_groups':
    'I vyn grupper i varje studie som frågar samma sak, efter fråga, begrepp eller roll',
  'benchmarks.in_drivers':
    'I vyn drivkrafter i varje studie som frågar samma sak, efter fråga, begrepp eller roll',
  'benchmarks.in_loyalty':
    'I vyn lojalitet, för varje studie vars roller skiljer service från annat',
  'benchmarks.no_reports': 'Ingen studie här frågar det',
  'benchmarks.list': 'Era egna',
  'benchmarks.edit': 'Ändra',
  'benchmarks.edit_about': 'Ändra ”{label}”',
  'benchmarks.remove': 'Ta bort',
  'benchmarks.remove_about': 'Ta bort ”{label}”',
  'benchmarks.done_saved': 'Sparat. Det står i de rapporter som det passar.',
  'benchmarks.done_merged':
    'Sparat. Någon annan har ändrat något här under tiden: det står kvar så som de satte det.',
  'benchmarks.done_removed': 'Borttaget.',
  'benchmarks.done_kept':
    'Inte borttaget: någon har ändrat det under tiden. Det visas som det är nu.',
  'benchmarks.done_again':
    'Sparat. Någon hade tagit bort det under tiden; med det du sparade finns det igen.',
  'benchmarks.add': 'Lägg till ett jämförelsetal',
  'benchmarks.change': 'Ändra ett jämförelsetal',
  'benchmarks.subject': 'Vad gäller det?',
  'benchmarks.items': 'Frågor',
  'benchmarks.constructs': 'Begrepp',
  'benchmarks.next': 'Nästa',
  'benchmarks.no_subjects': 'Det finns ingen studie än, så det finns inget som ett tal kan gälla.',
  'benchmarks.another': 'Något annat',
  'benchmarks.of_construct':
    'Begreppet ”{construct}”: talet står bredvid den fråga som ensam har begreppet i sin studie.',
  'benchmarks.of_item':
    'Frågan ”{item}”: talet står bredvid frågorna med denna nyckel i alla studier.',
  'benchmarks.measure': 'Mått',
  'benchmarks.label': 'Namn',
  'benchmarks.label_hint': 'Så som rapporterna ska kalla det, till exempel ”Branschstudien”.',
  'benchmarks.source_field': 'Källa',
  'benchmarks.source_hint': 'Vem som publicerade det, och var.',
  'benchmarks.year': 'År',
  'benchmarks.manager_value': 'Chefernas värde',
  'benchmarks.consumer_value': 'Konsumenternas värde',
  'benchmarks.value_hint':
    'Andelar i procent, rekommendation i poäng, allt annat i måttets enhet. Lämna tomt där inget är publicerat.',
  'benchmarks.manager_base': 'Chefernas bas',
  'benchmarks.consumer_base': 'Konsumenternas bas',
  'benchmarks.base_hint': 'Hur många som svarade, om det är publicerat: bara för andelar.',
  'benchmarks.optional': '{field} (frivilligt)',
  'benchmarks.save': 'Spara',
  'benchmarks.cancel': 'Avbryt',
  'benchmarks.fault_label': 'Ge det ett namn på högst 200 tecken.',
  'benchmarks.fault_source': 'Ange källan med högst 500 tecken.',
  'benchmarks.fault_year': 'Ange ett år från 1900 till 2200, eller lämna tomt.',
  'benchmarks.fault_row': 'Välj vad det mäter.',
  'benchmarks.fault_manager':
    'Ange ett tal: en andel från 0 till 100, poäng från −100 till 100. Minst en sida behövs.',
  'benchmarks.fault_consumer': 'Ange ett tal: en andel från 0 till 100, poäng från −100 till 100.',
  'benchmarks.fault_base': 'Ange ett heltal från 1, för en andel med ett värde, eller lämna tomt.',
};
