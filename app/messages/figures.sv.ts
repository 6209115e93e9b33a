import type { figuresEn } from './figures.en';

export const figuresSv: Record<keyof typeof figuresEn, string> = {
  'figures.title': 'Återskapade siffror',
  'figures.all_met':
    '{all, plural, one {Den enda publicerade siffran} other {Alla # publicerade siffror}} kommer ut ur programmet',
  'figures.some_met':
    '{met} av {all, plural, one {# publicerad siffra} other {# publicerade siffror}} kommer ut ur programmet',
  'figures.none': 'Ingen publicerad studie är inläst här',
  'figures.none_text':
    'Demostudierna följer med en inbäddad databas, eller med kommandot parallax seed.',
  'figures.sure':
    '{findings, plural, one {# resultat är beräknat} other {# resultat är beräknade}} ur svaren från {people} syntetiska svarande, som för vilken omgång som helst.',
  'figures.sure_examples':
    '{count, plural, one {# räkneexempel följer} other {# räkneexempel följer}} av angivna uppgifter.',
  'figures.sure_assumptions':
    '{count, plural, one {# antagande är inget resultat utan en uppgift} other {# antaganden är inga resultat utan uppgifter}} som kalkylen räknar med.',
  'figures.intro':
    'De svarande är påhittade för att svara som det publicerades, så sidan visar att programmet räknar rätt, inte att publikationerna har rätt.',
  'figures.chart': 'Publicerat vågrätt, beräknat lodrätt: varje siffra ligger på linjen',
  'figures.chart_some': 'Publicerat vågrätt, beräknat lodrätt: det som stämmer ligger på linjen',
  'figures.chart_about':
    'I procent: de {count} andelar nedan som anges som ett tal, inte som en gräns.',
  'figures.chart_point': '{label}: publicerat {published}, beräknat {computed}',
  'figures.published_axis': 'publicerat',
  'figures.computed_axis': 'beräknat',
  'figures.read': 'Läs rapporten',
  'figures.table': 'Vad ”{study}” anger',
  'figures.people': '{consumers} konsumenter och {managers} chefer, alla syntetiska.',
  'figures.figure': 'Siffra',
  'figures.published': 'Publicerat',
  'figures.computed': 'Beräknat',
  'figures.difference': 'Skillnad',
  'figures.base': 'Bas',
  'figures.result': 'Utfall',
  'figures.view': 'Beräknas i',
  'figures.met': 'stämmer',
  'figures.not_met': 'stämmer inte',
  'figures.used': 'används',
  'figures.not_used': 'används inte',
  'figures.kind_example': 'räkneexempel',
  'figures.kind_assumption': 'antagande',
  'figures.open_report': 'Gap',
  'figures.open_groups': 'Grupper',
  'figures.open_drivers': 'Drivkrafter',
  'figures.open_loyalty': 'Lojalitet',
  'figures.open_money': 'Pengar',
  'figures.open_about': '{view}: {label}',
  'figures.nearly': 'nästan {figure}',
  'figures.about': 'omkring {figure}',
  'figures.over': 'över {figure}',
  'figures.most': 'de flesta (över {figure})',
  'figures.customers': '{count} kunder',
  'figures.range': '{low}–{high}',
  'figures.without_order': 'en ordning har inget intervall',
  'figures.without_place': 'en plats har inget intervall',
  'figures.without_same_people':
    'inget intervall: samma personer gav båda, och hur de hänger ihop räknas inte',
  'figures.without_unknown': 'inget intervall kan beräknas',
  'figures.order': '{place}. {name}',
  'figures.places_off':
    '{count, plural, =0 {samma ordning} one {# plats fel} other {# platser fel}}',
  'figures.rule':
    'Under varje beräknad siffra står dess 95-procentiga intervall, eller varför det saknas: Wilsons på alla baser för andelar bland segment, MOVER för relativa skillnader. En siffra stämmer när den beräknade avrundas till den, eller är nästan, omkring, över eller de flesta som den säger. Andelar skiljer sig i procentenheter; relativa skillnader är procent av en siffra.',
  'figures.home': 'Återskapade siffror',
  'figures.home_text':
    'Fem publicerade studier ligger till grund för programmet. Varje siffra som de anger, bredvid den som programmet beräknar.',
};
