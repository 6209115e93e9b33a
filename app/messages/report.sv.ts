import type { ReportMessage } from './report.en';

export const reportSv = {
  'page.title': '{finding} · {study}',
  'page.skip': 'Hoppa till innehållet',
  'page.languages': 'Språk',
  'page.whole': 'Alla räknas här: sidan kan inte visa bara {segment}.',
  'page.other_waves': 'Andra omgångar',
  'page.share': 'Kopiera en länk till vyn',
  'page.counted': 'Slutförda svar räknas; de som är undantagna, test eller avbrutna räknas inte.',
  'page.unbroken':
    'Inte uppdelat efter {breaks}: {count, plural, =1 {ett segment för sig kan delas upp efter en annan fråga} other {ett segment av två frågor delas inte upp vidare}}.',
  'page.synthetic': 'syntetiska svarande',
  'page.synthetic_text':
    'De svarande är skapade av ett datorprogram så att svaren ger de publicerade siffrorna. Ingen människa har svarat.',
  'page.as_of': 'Räknat {moment}.',
  'page.model_based':
    'För webbpaneler och andra urval som inte dragits slumpmässigt är alla intervall och p-värden modellbaserade; de är inte felmarginalen för ett slumpmässigt urval.',
  'page.source': 'Publicerade siffror: {source}.',
  'page.unweighted_empty_cell':
    'Oviktat: bland {side} har ännu ingen svarat ”{option}” på ”{item}”, så svaren kan inte vägas mot befolkningen. Här väger alla svar lika.',
  'page.unweighted_not_converged':
    'Oviktat: befolkningens andelar går inte ihop med svaren från {side}, minst för ”{item}”, så inga vikter passar dem alla. Här väger alla svar lika.',
  'page.unweighted_margins':
    'Oviktat: befolkningens andelar för ”{item}” passar inte svaren från {side}. Här väger alla svar lika.',
  'page.remarks': 'Mer att veta',
  'page.weights_vary':
    'Vikterna för {side} är mycket olika: {responses} svar är värda {effective}. Begränsade vikter eller färre befolkningsandelar skulle göra siffrorna säkrare.',

  'side.manager': 'Chefer',
  'side.consumer': 'Konsumenter',
  'side.manager_inline': 'chefer',
  'side.consumer_inline': 'konsumenter',

  number:
    '{n, plural, =0 {inget} =1 {ett} =2 {två} =3 {tre} =4 {fyra} =5 {fem} =6 {sex} =7 {sju} =8 {åtta} =9 {nio} =10 {tio} =11 {elva} =12 {tolv} other {#}}',

  'finding.empty': 'Inga svar ännu',
  'finding.one_side_manager': 'Bara chefer har svarat hittills',
  'finding.one_side_consumer': 'Bara konsumenter har svarat hittills',
  'finding.unpaired': 'De två sidornas siffror står bredvid varandra nedan',
  'finding.no_pairs_answered': 'Ingen fråga har svar från båda sidor ännu',
  'finding.withheld': 'För få har svarat för att jämföra de två sidorna',
  'finding.overrate':
    'Cheferna överskattar det de levererar, mest {item}: med {size, plural, one {# procentenhet} other {# procentenheter}}',
  'finding.overrate_one':
    'Cheferna överskattar en sak de levererar, {item}: med {size, plural, one {# procentenhet} other {# procentenheter}}',
  'finding.underrate':
    'Cheferna underskattar det de levererar, mest {item}: med {size, plural, one {# procentenhet} other {# procentenheter}}',
  'finding.underrate_one':
    'Cheferna underskattar en sak de levererar, {item}: med {size, plural, one {# procentenhet} other {# procentenheter}}',
  'finding.mixed':
    'Cheferna överskattar {over} med {overSize, plural, one {# procentenhet} other {# procentenheter}} och underskattar {under} med {underSize, number}',
  'finding.where':
    '{finding}; i gruppen {segment} med {size, plural, one {# procentenhet} other {# procentenheter}}',
  'finding.aligned': 'Chefer och konsumenter ser det på samma sätt',
  'finding.inconclusive': 'Ingen skillnad mellan chefer och konsumenter är säkerställd',

  'figure.say_consumer': '{item}: {consumer} av konsumenterna svarar ”{answer}”',
  'figure.say_manager': '{item}: {manager} av cheferna svarar ”{answer}”',
  'figure.say_both':
    '{item}: {consumer} av konsumenterna och {manager} av cheferna svarar ”{answer}”',
  'figure.first_consumer': '{item}: {consumer} av konsumenterna sätter ”{answer}” först',
  'figure.first_manager': '{item}: {manager} av cheferna sätter ”{answer}” först',
  'figure.first_both':
    '{item}: {consumer} av konsumenterna och {manager} av cheferna sätter ”{answer}” först',
  'figure.time_consumer': '{item}: {consumer} av konsumenterna svarar {answer}',
  'figure.time_manager': '{item}: {manager} av cheferna svarar {answer}',
  'figure.time_both':
    '{item}: {consumer} av konsumenterna och {manager} av cheferna svarar {answer}',
  'figure.mean_consumer': '{item}: konsumenterna svarar i genomsnitt {consumer}',
  'figure.mean_manager': '{item}: cheferna svarar i genomsnitt {manager}',
  'figure.mean_both': '{item}: konsumenterna svarar i genomsnitt {consumer}, cheferna {manager}',
  'figure.nps_consumer': '{item}: konsumenternas net promoter score är {consumer}',
  'figure.nps_manager': '{item}: chefernas net promoter score är {manager}',
  'figure.nps_both': '{item}: konsumenternas net promoter score är {consumer}, chefernas {manager}',
  'figure.range': '{side} {range}',
  'figure.sure': '{level}-intervall: {ranges}.',

  'sure.sides': '{managers} och {consumers}',
  'sure.managers': '{count, plural, one {{shown} chef} other {{shown} chefer}}',
  'sure.consumers': '{count, plural, one {{shown} konsument} other {{shown} konsumenter}}',
  'sure.no_managers': 'inga chefer ännu',
  'sure.no_consumers': 'inga konsumenter ännu',
  'sure.few_managers': 'färre än {minimum, number} chefer',
  'sure.few_consumers': 'färre än {minimum, number} konsumenter',
  'sure.unweighted': '{sides}, ovägt.',
  'sure.weighted': '{sides}, vägt (värda {managers} respektive {consumers} ovägda).',
  'sure.plain': '{sides}.',
  'sure.spots':
    '{spots} av de {words} gapen är {count, plural, one {en blind fläck} other {blinda fläckar}}',
  'sure.all_spots':
    '{count, plural, =2 {Båda gapen är} other {Alla {words} gapen är}} blinda fläckar',
  'sure.all_strengths':
    '{count, plural, =2 {Båda gapen är} other {Alla {words} gapen är}} dolda styrkor',
  'sure.strengths':
    '{strengths} av de {words} gapen är {count, plural, one {en dold styrka} other {dolda styrkor}}',
  'sure.spots_and_strengths':
    '{spots} av de {words} gapen är {count, plural, one {en blind fläck} other {blinda fläckar}} och {strengths} {strengthCount, plural, one {en dold styrka} other {dolda styrkor}}',
  'sure.single_spot': 'Det enda gapet är en blind fläck',
  'sure.single_strength': 'Det enda gapet är en dold styrka',
  'sure.aligned':
    '{count, plural, one {Det enda gapet är bevisat litet} other {Alla {words} gapen är bevisat små}}',
  'sure.inconclusive':
    '{count, plural, one {Det enda gapet är inte säkerställt} other {Inget av de {words} gapen är säkerställt}}',
  'sure.some_aligned': '{count, plural, one {ett är bevisat litet} other {{words} är bevisat små}}',
  'sure.corrected':
    '{judged}{count, plural, one {} other { efter korrigering för att {words} gap prövas}}; banden är {level}-intervall.',
  'sure.uncorrected': '{judged}, utan korrigering; banden är {level}-intervall.',
  'opened.picture': 'Andelar för varje svar, med {level}-intervall.',
  'opened.at_most': 'Andel svar upp till',
  'sure.withheld': '{count, plural, one {Ett till är dolt} other {{words} till är dolda}}.',
  'sure.empty':
    'Gapen visas här när chefer och konsumenter har svarat. Tills dess: det här är vad de får frågor om.',
  'sure.one_side': 'Gapen visas när båda sidor har svarat.',
  'sure.withheld_all':
    'Siffror från färre än {minimum, number} personer döljs, för att skydda dem som har svarat.',
  'sure.unpaired': 'Alla siffror finns i tabellen.',

  'empty.invite': 'Bjud in svarande:',
  'empty.manager': 'Formulär för chefer',
  'empty.consumer': 'Formulär för konsumenter',

  'settings.label': 'Hur siffrorna räknas',
  'settings.by': 'Dela upp efter',
  'settings.by_none': 'inget',
  'settings.by_also': 'Och efter',
  'settings.by_one': 'En fråga',
  'settings.by_two': 'Två frågor korsade',
  'settings.confidence': 'Konfidensnivå',
  'settings.weights': 'Vikter',
  'settings.weights_on': 'på',
  'settings.weights_off': 'av',
  'settings.adjust': 'Korrigering',
  'settings.holm': 'Holm',
  'settings.bh': 'Benjamini–Hochberg',
  'settings.none': 'ingen',
  'settings.apply': 'Använd',

  'download.title': 'Ladda ner',
  'download.csv': 'Alla siffror, CSV',
  'download.json': 'Alla siffror, JSON',
  'download.svg': 'Diagrammet, SVG',
  'download.png': 'Diagrammet, PNG',

  'index.title': 'Gapindex',
  'index.above':
    'Cheferna ligger {size, plural, one {# procentenhet} other {# procentenheter}} över konsumenterna för {items}.',
  'index.below':
    'Cheferna ligger {size, plural, one {# procentenhet} other {# procentenheter}} under konsumenterna för {items}.',
  'index.level': 'Chefer och konsumenter ligger lika för {items}.',
  'index.questions': '{count, plural, one {en fråga} other {# frågor}}',
  'index.interval': '{level}-intervall {range} procentenheter.',
  'index.published': 'Från publicerade andelar: {gap}.',
  'index.absolute':
    'Oavsett riktning är gapen i medeltal {size, plural, one {# procentenhet} other {# procentenheter}}.',
  'index.no_answers': 'Indexet över {items} visas när båda sidor har svarat på alla.',
  'index.withheld': 'Indexet över {items} döljs: för få har svarat.',

  'chart.title': 'Så långt isär ligger de två sidorna',
  'chart.title_net': 'Så långt isär ligger rekommendationsindex (NPS)',
  'chart.title_of': 'Så långt isär ligger de två sidorna: {unit}',
  'chart.about': 'Andelen på vardera sidan som svarar positivt, med {level}-band.',
  'chart.about_net': 'Rekommendationsindex (NPS) på vardera sidan, med {level}-band.',
  'chart.about_numbers': 'Medelvärde och median på vardera sidan, med {level}-band.',
  'chart.gap': 'Gap, procentenheter',
  'chart.both': 'Chefer {manager}, konsumenter {consumer}',
  'chart.side_range': '{figure} ({range})',
  'chart.note':
    'Banden visar slumpvariationen i urvalet under den angivna designen, för varje siffra för sig{adjust, select, none {} other {; bedömningarna är korrigerade för att flera gap prövas}}.',
  'chart.none':
    'Ingen fråga till båda sidor räknas i andelar, poäng eller tal, så det finns inget att rita.',
  'chart.made': 'Parallax · {study} · {wave} · {date}',

  'segments.widest_over':
    'Gapet är störst i gruppen {segment}: cheferna överskattar {item} med {size, plural, one {# procentenhet} other {# procentenheter}}',
  'segments.widest_under':
    'Gapet är störst i gruppen {segment}: cheferna underskattar {item} med {size, plural, one {# procentenhet} other {# procentenheter}}',
  'segments.clearest_higher':
    'Gapet är tydligast i gruppen {segment}: cheferna anger {item} {size} högre än konsumenterna',
  'segments.clearest_lower':
    'Gapet är tydligast i gruppen {segment}: cheferna anger {item} {size} lägre än konsumenterna',
  'segments.gap': 'Gap',
  'segments.neutral': 'Gap efter {by}',
  'segments.none': 'Inget gap är säkert i någon enskild grupp efter {by}',
  'segments.about':
    '{kind, select, shares {Andelen positiva svar på båda sidor efter {by}} other {Båda sidor efter {by}, siffror i samma enhet på samma axel}}, med {level}-band{adjust, select, none {} other {; bedömningarna är korrigerade för att alla grupper prövas}}.',
  'segments.not_answered': 'Ej svar',
  'segments.nobody': 'Ingen har svarat på detta i någon grupp ännu.',
  'segments.drawn': '{drawn, number} av {all, number} diagram är ritade här.',
  'segments.more': '{count, plural, one {Visa ett diagram till} other {Visa # diagram till}}',

  'table.title': 'Siffrorna',
  'table.caption':
    '{count, plural, one {# rad} other {# rader}}. Gapen är chefer minus konsumenter; andelar i procent, deras gap i procentenheter. Öppna en rad för båda frågorna och alla svar.',
  'table.empty_title': 'Det här frågas',
  'table.region': 'Tabell med siffror, rullar i sidled',
  'table.construct': 'Begrepp',
  'table.verdict': 'Bedömning',
  'table.rows': 'Visa',
  'table.rows_main': 'huvudsiffror',
  'table.rows_all': 'alla siffror',
  'table.any': 'alla',
  'table.columns': 'Kolumner',
  'table.apply': 'Använd',
  'table.none': 'Inga rader passar. Ändra filtren ovan, eller visa alla siffror.',
  'table.reset': 'Visa alla rader',

  'column.item': 'Fråga',
  'column.construct': 'Begrepp',
  'column.measure': 'Mått',
  'column.managers': 'Chefer',
  'column.managers_interval': 'Chefernas intervall',
  'column.managers_base': 'Bas',
  'column.managers_base_long': 'Bas, chefer',
  'column.managers_effective': 'Effektiv bas, chefer',
  'column.consumers': 'Konsumenter',
  'column.consumers_interval': 'Konsumenternas intervall',
  'column.consumers_base': 'Bas',
  'column.consumers_base_long': 'Bas, konsumenter',
  'column.consumers_effective': 'Effektiv bas, konsumenter',
  'column.gap': 'Gap',
  'column.interval': 'Intervall',
  'column.p': 'p',
  'column.p_adjusted': 'p, korrigerat',
  'column.verdict': 'Bedömning',
  'column.published': 'Publicerat',

  'measure.favourable': 'positiva svar',
  'measure.favourable_of': 'positiva svar: {answers}',
  'nps.detractors': 'Kritiker (0–6)',
  'nps.passives': 'Passiva (7–8)',
  'nps.promoters': 'Ambassadörer (9–10)',
  'measure.share': 'andel',
  'measure.mean': 'medelvärde',
  'measure.mean_unit': 'medelvärde, {unit}',
  'measure.median': 'median',
  'measure.median_unit': 'median, {unit}',
  'measure.at_most': 'högst {threshold}',
  'measure.at_most_unit': 'högst {threshold} {unit}',
  'measure.mean_rank': 'medelrang',
  'measure.rank_position': 'plats i rangordningen',
  'measure.first_choice': 'förstaval',
  'measure.nps': 'rekommendationsindex (NPS)',
  'measure.prediction': 'förutsagd mot verklig andel',
  'measure.of_option': '{option}: {measure}',
  'unit.second': '{count, plural, one {sekund} other {sekunder}}',
  'unit.minute': '{count, plural, one {minut} other {minuter}}',
  'unit.hour': '{count, plural, one {timme} other {timmar}}',
  'unit.day': '{count, plural, one {dag} other {dagar}}',
  'unit.person': '{count, plural, one {person} other {personer}}',
  'unit.purchase': '{count, plural, one {köp} other {köp}}',
  'unit.customer': '{count, plural, one {kund} other {kunder}}',
  'unit.point': '{count, plural, one {poäng} other {poäng}}',

  'range.signed': '{low} till {high}',

  'verdict.blind_spot': 'Blind fläck',
  'verdict.hidden_strength': 'Dold styrka',
  'verdict.managers_higher': 'Chefer högre',
  'verdict.managers_lower': 'Chefer lägre',
  'verdict.aligned': 'Samsyn',
  'verdict.inconclusive': 'Ovisst',
  'verdict.withheld': 'Dolt',
  'verdict.no_answers': 'Inga svar ännu',
  'verdict.illustration': 'Illustration',
  'verdict.one_sided': 'Bara ena sidan',
  'verdict.described': 'Bara beskrivet',
  'verdict.only_manager': 'Bara chefer fick frågan',
  'verdict.only_consumer': 'Bara konsumenter fick frågan',
  'verdict.no_manager': 'Inga chefer ännu',
  'verdict.no_consumer': 'Inga konsumenter ännu',

  'side.under_named': '{side}: under {minimum, number}',
  'side.under': 'under {minimum, number}',
  'side.withheld': 'dolt',
  'side.no_answers': 'inga svar ännu',
  'side.being_updated': 'beräknas',
  'side.not_asked': 'fick inte frågan',
  'side.published': 'publicerat',
  'side.illustration': 'illustration',

  'mark.unreliable': 'osäkert',
  'mark.low_base': 'låg bas',
  'mark.unreliable_note': 'bas under 30: osäkert',
  'mark.low_base_note': 'bas under 50: tolka försiktigt',
  'mark.withheld_note':
    'Dolt: färre än {minimum, number} har svarat; siffran döljs för att skydda dem.',
  'mark.illustration_note':
    'Illustration: ingen publikation anger detta, så svaren är påhittade för att visa hur en rapport ser ut, och bedöms inte.',

  'published.label': 'Publicerat {figures}',
  'published.both': '{manager} och {consumer}',
  'published.nearly': 'nästan {figure}',
  'published.over': 'över {figure}',
  'published.about': 'ungefär {figure}',
  'published.under': 'under {figure}',
  'published.most': 'de flesta',

  'opened.base': '{count, plural, one {{shown} svar} other {{shown} svar}}',
  'opened.not_asked': 'Den här sidan fick inte frågan.',
  'opened.answers': 'Svar',
  'opened.first_choice': 'Förstaval',
  'opened.places': 'Platser i rangordningen',
  'opened.mean_rank': 'medelrang {figure}',
  'opened.published': 'Publicerat: {figures}',
  'opened.sums': 'Sammanslaget',
  'opened.figures': 'Siffror',
  'opened.favourable': 'Positiva svar: {answers}.',
  'opened.nothing': 'Fritext räknas inte.',
  'opened.option': 'Alternativ',
  'opened.measure': 'Siffra',

  'home.title': 'Parallax',
  'home.what':
    'Parallax ställer samma frågor till kunder och till cheferna som ska hjälpa dem, och visar var de ser olika på saken. Till varje gap står hur säkert det är.',
  'home.try': 'Pröva',
  'home.try_text': 'Svara på ”{study}” från den ena eller andra sidan; svaren får en egen rapport.',
  'home.consumer': 'Svara som konsument',
  'home.manager': 'Svara som kontaktcenterchef',
  'home.report': 'Läs en rapport',
  'home.report_text':
    'Rapporter öppnas med en signerad länk. När programmet startar skriver det ut en för varje demoomgång; den som driver Parallax kan dela ut fler.',
  'home.synthetic': 'Demons publicerade omgång innehåller syntetiska svarande.',

  'error.400.title': 'Rapporten kan inte göras så',
  'error.400.text': 'En del av adressen säger något som rapporten inte kan följa:',
  'error.400.reset': 'Öppna rapporten med vanliga inställningar',
  'error.403.title': 'Länken gäller inte',
  'error.403.text':
    'Den kan ha kortats av på vägen till dig. Öppna hela länken, eller be den som skickade den om en ny.',
  'error.404.title': 'Här finns ingenting',
  'error.404.text': 'Adressen kan vara felskriven, eller så är det den ledde till borta.',
  'error.410.title': 'Länken har gått ut',
  'error.410.text': 'Rapportlänkar gäller en begränsad tid. Be den som skickade den om en ny.',
  'picture.title': 'Diagrammet kan inte målas här',
  'picture.text':
    'Inget typsnitt på servern har tecknen {letters}, så en bild skulle visa tomma rutor. Diagrammet som SVG visar dem i alla webbläsare.',
  'picture.busy_title': 'Många bilder målas just nu',
  'picture.busy_text': 'Försök igen om en halv minut, eller ta ritningen, som finns direkt.',
  'error.413.title': 'Det där var för stort',
  'error.413.text':
    'En studies fil får ha 16 MB, andra formulär 1 MB. Ingenting har ändrats: gå tillbaka och skicka mindre.',
  'error.429.title': 'Ett ögonblick',
  'error.429.text':
    'Det kommer väldigt många förfrågningar från ditt nätverk. Vänta en minut och ladda sidan igen.',
  'error.500.title': 'Något gick fel hos oss',
  'error.500.text': 'Ingenting är förlorat. Vänta en stund och ladda sidan igen.',
  'unreached.text': 'Ingen svarar just nu. Det du ser är som det var.',
  'unreached.again': 'Försök igen',
  'unreached.trying': 'Försöker …',
  'error.home': 'Till startsidan',
  'error.fault.confidence': '”confidence” är ett tal från 0.5 till 0.9999.',
  'error.fault.weighted': '”weighted” är ”true” eller ”false”.',
  'error.fault.adjust': '”adjust” är ”holm”, ”bh” eller ”none”.',
  'error.fault.other': '”{name}” går inte att använda ännu.',
} as const satisfies Record<ReportMessage, string>;
