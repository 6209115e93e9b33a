import type { topicsEn } from './topics.en';

export const topicsSv: Record<keyof typeof topicsEn, string> = {
  'topic.channels': 'Kanaler',
  'topic.waiting': 'Väntan',
  'topic.loyalty': 'Lojalitet',
  'topic.parts': 'Vyns delar',
  'topic.item': 'Fråga',
  'topic.items': 'Frågor',
  'topic.table': 'Alla siffror',
  'topic.empty': 'Inga svar ännu',
  'topic.withheld': 'För få svar att visa',
  'topic.gaps':
    '{gaps, plural, one {{count, plural, =0 {Gapet är inte säkerställt} other {Gapet är säkerställt}}} other {{count, plural, =0 {Inget av {all} gap är säkerställt} one {Ett av {all} gap är säkerställt} other {{words} av {all} gap är säkerställda}}}} {adjust, select, none {utan korrigering} other {efter korrigering}}.',
  'topic.small_group': 'Vad {sides} svarar döljs: en grupp av dem är färre än {minimum, number}.',
  'topic.illustration': '{title}: en illustration',
  'topic.illustration_text':
    'Ingen publikation anger detta om {people}; deras svar är påhittade för att visa vad sidan gör.',
  'topic.quoted': '”{item}”',
  'topic.illustration_some':
    'Det som är märkt som illustration anger ingen publikation; svaren är påhittade för att visa vad sidan gör.',
  'topic.choose': 'Eller välj en fråga ovan som gäller detta.',
  'topic.share': '{side}: andel',
  'topic.place': '{side}: plats',
  'topic.interval': 'Intervall',
  'topic.base': 'Bas',
  'topic.gap': 'Gap',
  'topic.answer': 'Svar',
  'topic.shares_about':
    'Andelar med Wilsonintervall, gap enligt MOVER (Zou och Donner 2008) i procentenheter, chefer minus konsumenter; p korrigerat över frågans svar.',
  'topic.chart_about': 'Andelen på vardera sidan, med {level}-band.',

  'part.ranking': 'Ordning',
  'part.service': 'Service',
  'part.conditions': 'Vad som hjälper',
  'part.reactions': 'Reaktioner',
  'part.switching': 'Lämnar efter',
  'part.reasons': 'Skäl',
  'part.told': 'Ryktesspridning',

  'ranking.chart': 'Chefernas ordning mot konsumenternas',
  'ranking.chart_about':
    'Den första står överst. Tjock linje: gapet i medelrang är säkerställt; chefer placerar blå alternativ högre än konsumenter gör, och orange lägre.',
  'ranking.differ':
    'Konsumenter sätter {consumer} först; chefer sätter den {place}, och {manager} först',
  'ranking.elsewhere': 'Konsumenter sätter {item} först; chefer sätter den {place}',
  'ranking.place': 'på plats {place}',
  'ranking.same': 'Både konsumenter och chefer sätter {item} först',
  'ranking.only_consumer': 'Konsumenter sätter {item} först',
  'ranking.only_manager': 'Chefer sätter {item} först',
  'ranking.sure':
    '{isSure, select, yes {De två ordningarna skiljer sig säkert} other {De två ordningarna kan vara samma}} (p {p}).',
  'ranking.distance': 'Förskjutning {index} av 1, τ-b {tau}.',
  'ranking.untested':
    'Om ordningarna skiljer sig kan inte prövas: de på en sida svarar alltför lika.',
  'ranking.no_interval': 'En plats i en ordning har inget intervall.',
  'ranking.option': 'Alternativ',
  'ranking.mean_rank': '{side}: medelrang',
  'ranking.first': '{side}: först',
  'ranking.displacement': 'Chefer placerar den högre med',
  'ranking.table_about':
    'Medelrang där det som inte rangordnats delar den genomsnittliga platsen (Kendall och Gibbons 1990); förskjutning av medelrang med Welchs (1947) intervall, p enligt Holm.',
  'ranking.agreement':
    'Enighet inom en sida (Kendalls W): chefer {manager}, konsumenter {consumer}. Footrule för platser {footrule}, Spearmans ρ {rho}.',
  'ranking.line': '{option}: chefer {manager}, konsumenter {consumer}',
  'ranking.none': 'Den här studien rangordnar inga kanaler',
  'ranking.need':
    'Det krävs en fråga av typen ”ranking” vars alternativ är kanaler, helst ställd till båda sidor.',

  'part.journey': 'Vägar',
  'journey.chart': 'Var ärenden börjar och var de slutar',
  'journey.chart_about':
    'Ju tjockare, desto fler. Färgat: de som slutar i en annan kanal än de började i. Andelar i procent av alla som svarat på båda frågorna.',
  'journey.consumer': 'Konsumenternas upplevelse',
  'journey.manager': 'Chefernas bild',
  'journey.drawn': '{side}: från varje början till varje slut, som i tabellen',
  'journey.start_alone': 'Var ärenden börjar, för sig',
  'journey.end_alone': 'Var ärenden slutar, för sig',
  'journey.some_withheld': 'Vägar som för få har gått utelämnas.',
  'journey.both':
    '{consumer} av konsumenterna slutar i en annan kanal än de började i, flest från {from} till {to}; chefer tror {manager}',
  'journey.stays':
    '{consumer} av konsumenterna slutar i en annan kanal än de började i; chefer tror {manager}',
  'journey.only_consumer':
    '{consumer} av konsumenterna slutar i en annan kanal än de började i, flest från {from} till {to}',
  'journey.stays_consumer': '{consumer} av konsumenterna slutar i en annan kanal än de började i',
  'journey.only_manager': 'Chefer tror att {manager} slutar i en annan kanal än de började i',
  'journey.matters': 'Fler konsumenter byter kanal med ”{most}” ({high}) än med ”{least}” ({low})',
  'journey.matters_chart': 'Vilka som slutar i en annan kanal, efter ärende',
  'journey.matter': 'Ärende',
  'journey.matters_all': 'alla jämförda',
  'journey.of_matter': '{matter}: {text}',
  'journey.partly': 'delvis en illustration',
  'journey.sure':
    'Chefernas bild avviker med {gap} procentenheter ({range} vid {level} konfidens, p {p}).',
  'journey.way': 'Från → till',
  'journey.of_all': '{side}: av alla',
  'journey.of_start': 'Av dem som börjar där',
  'journey.table_about':
    'Andelar med Wilsonintervall; gapet gäller andelarna av dem som börjar där (Zou och Donner 2008), i procentenheter, p enligt Holm. Viktat som rapporten. Vägar som färre än minsta basen har gått döljs, liksom andra som de skulle följa av.',
  'journey.none': 'Den här studien frågar inte var ärenden börjar och slutar',
  'journey.need':
    'Det krävs två frågor av typen ”single” med samma kanaler som alternativ, med rollerna ”journey_start” och ”journey_end”; ett par för enkla ärenden och ett för svåra.',

  'part.waits': 'Tider',
  'waits.chart': 'Vilka som har väntat, eller skulle vänta, högst så länge',
  'waits.chart_about':
    'Andelen på vardera sidan som säger högst så länge; de prickade linjerna är frågornas trösklar. {axis, select, log {Tidsaxeln är logaritmisk.} other {}}',
  'waits.axis': 'Tidsaxel',
  'waits.axis_usual': 'som det passar',
  'waits.axis_log': 'logaritmisk',
  'waits.axis_linear': 'jämn',
  'waits.time': '{value} {unit}',
  'waits.pair':
    'Hälften av konsumenterna godtar högst {accepted}, men hälften väntar {waited} eller längre; chefer tror {believed}',
  'waits.pair_consumer':
    'Hälften av konsumenterna godtar högst {accepted}, och hälften väntar {waited} eller längre',
  'waits.pair_met':
    'Hälften av konsumenterna godtar högst {accepted}, och hälften väntar {waited} eller längre; chefer tror {believed}',
  'waits.expected':
    'Hälften av konsumenterna räknar med att vänta högst {accepted}, men hälften väntar {waited} eller längre; chefer tror {believed}',
  'waits.expected_consumer':
    'Hälften av konsumenterna räknar med att vänta högst {accepted}, och hälften väntar {waited} eller längre',
  'waits.expected_met':
    'Hälften av konsumenterna räknar med att vänta högst {accepted}, och hälften väntar {waited} eller längre; chefer tror {believed}',
  'waits.expected_wait': 'förväntad',
  'waits.accepted_wait': 'godtas högst',
  'waits.experienced_wait': 'upplevd',
  'waits.stands_in':
    'Där ingen fråga gäller den förväntade väntan står den längsta som godtas i dess ställe.',
  'waits.one':
    '{item}: hälften av konsumenterna säger {consumer} eller mindre; hälften av cheferna tror {manager} eller mindre',
  'waits.one_consumer': '{item}: hälften av konsumenterna säger {consumer} eller mindre',
  'waits.one_manager': '{item}: hälften av cheferna tror {manager} eller mindre',
  'waits.about': 'Rubriken gäller {items}.',
  'waits.none': 'Den här studien frågar inte hur länge människor väntar',
  'waits.need':
    'Det krävs frågor av typen ”number” med en tidsenhet (second, minute, hour eller day) och trösklar: den väntan som förväntas (rollen ”expected_wait”), den längsta som godtas (rollen ”accepted_wait”) och den senaste (rollen ”experienced_wait”), för varje kanal.',

  'service.chart': 'Hur varje kanal fungerar',
  'service.differ':
    'Konsumenter betygsätter {best} högst ({high}) och {worst} lägst ({low}); chefer betygsätter {manager} högst',
  'service.only_consumer':
    'Konsumenter betygsätter {best} högst ({high}) och {worst} lägst ({low})',
  'service.only_manager': 'Chefer betygsätter {best} högst ({high}) och {worst} lägst ({low})',
  'service.one':
    '{item}: {consumer} av konsumenterna svarar ”{answers}”, och {manager} av cheferna',
  'service.one_consumer': '{item}: {consumer} av konsumenterna svarar ”{answers}”',
  'service.one_manager': '{item}: {manager} av cheferna svarar ”{answers}”',
  'service.equal_consumer': 'Konsumenter betygsätter alla kanaler lika ({share})',
  'service.equal_manager': 'Chefer betygsätter alla kanaler lika ({share})',
  'service.none': 'Den här studien frågar inte hur varje kanal fungerar',
  'service.need':
    'Det krävs frågor av typen ”scale” eller ”single” med rollen ”channel_service”, en per kanal, eller en om huruvida servicen skiljer sig.',

  'consistency.title': 'Är kanalerna lika?',
  'consistency.about':
    'Heterogenitet mellan kanaler som betygsätts på samma sätt (Cochran 1954), med kovarianserna för det som samma personer svarat: Walds F-test (Fellegi 1980); I², det som är mer än slump (Higgins och Thompson 2002). Varje rad är en egen fråga, så p är okorrigerat.',
  'consistency.region': 'Test av kanalerna, rullar i sidled',
  'consistency.of': 'Vilka',
  'consistency.df': 'Frihetsgrader',
  'consistency.degrees': '{df1} och {df2}',
  'consistency.gaps': 'Gapet per kanal',
  'consistency.consumer':
    '{isSure, select, yes {För konsumenter skiljer sig kanalerna säkert} other {För konsumenter kan kanalerna vara lika}} (p {p}; {share} av variationen är mer än slump).',
  'consistency.manager':
    '{isSure, select, yes {Chefer skiljer säkert på dem} other {För chefer kan de vara lika}} (p {p}; {share}).',
  'consistency.gap':
    '{isSure, select, yes {Hur fel chefer har beror på kanalen} other {Chefer kan ha lika fel i varje kanal}} (p {p}; {share}).',

  'conditions.chart': 'Vad som gör väntan godtagbar',
  'conditions.differ':
    'För konsumenter {count, plural, other {gör {consumer} oftast väntan godtagbar}}; chefer tror {manager}',
  'conditions.same':
    '{count, plural, other {{item} gör oftast väntan godtagbar}}, för konsumenter och enligt chefer',
  'conditions.only_consumer':
    'För konsumenter {count, plural, other {gör {item} oftast väntan godtagbar}}',
  'conditions.only_manager':
    'Chefer tror att {count, plural, other {{item} oftast gör väntan godtagbar}}',
  'conditions.none': 'Den här studien frågar inte vad som gör väntan godtagbar',
  'conditions.need':
    'Det krävs en fråga av typen ”multiple” med rollen ”wait_condition”: väntetiden anges, alternativ erbjuds, återuppringning, ett enkelt eller svårt ärende.',

  'part.acceptance': 'Vad det ändrar',
  'acceptance.chart': 'Längsta godtagna väntan, med varje villkor och utan',
  'acceptance.chart_about':
    'Median av längsta godtagna väntan i {unit}: bland dem som nämner villkoret bland det som gör väntan godtagbar, och bland alla övriga; banden är {level}-intervall.',
  'acceptance.differ':
    'Konsumenter som nämner {item} godtar att vänta {named}, övriga {others}; chefer tror {manager} och {managerOthers}',
  'acceptance.only_consumer':
    'Konsumenter som nämner {item} godtar att vänta {named}, övriga {others}',
  'acceptance.only_manager': 'Chefer som nämner {item} tror att {named} godtas, övriga {others}',
  'acceptance.unsure_consumer':
    'Inget villkor hänger säkert ihop med en längre eller kortare godtagen väntan',
  'acceptance.unsure_manager':
    'I chefernas föreställning hänger inget villkor säkert ihop med en längre eller kortare godtagen väntan',
  'acceptance.sure_consumer':
    '{count, plural, =0 {Ingen av} one {En av} other {# av}} {all} skillnader för konsumenter {count, plural, =0 {är säker} one {är säker} other {är säkra}} ({level}-intervallet innehåller inte 0, var och en för sig).',
  'acceptance.sure_manager':
    '{count, plural, =0 {Ingen av} one {En av} other {# av}} {all} skillnader för chefer {count, plural, =0 {är säker} one {är säker} other {är säkra}} ({level}-intervallet innehåller inte 0, var och en för sig).',
  'acceptance.association': 'Det som hänger ihop behöver inte vara orsaken.',
  'acceptance.named': 'de som nämner det',
  'acceptance.others': 'alla övriga',
  'acceptance.difference': 'skillnad: de som nämner det minus övriga',
  'acceptance.gap': 'Gap, {unit}',
  'acceptance.condition': 'Villkor',
  'acceptance.table_about':
    'Medianer med Woodruffs (1952) intervall, skillnader och gap med MOVER (Zou och Donner 2008), i frågans enhet, chefer minus konsumenter; bland dem som besvarat båda frågorna, vägt som rapporten.',
  'acceptance.none':
    'Den här studien frågar inte hur länge människor skulle vänta, och på vilka villkor',
  'acceptance.need':
    'Det krävs båda av samma människor: en fråga av slaget ”number” med rollen ”accepted_wait”, och en av slaget ”multiple” med rollen ”wait_condition”. Då står det som godtas av dem som nämner ett villkor bredvid det som övriga godtar.',

  'reactions.chart': 'Vad människor gör efter en dålig upplevelse',
  'reactions.net':
    'Efter en dålig upplevelse svarar {consumer} av konsumenterna {net}; chefer väntar sig {manager}',
  'reactions.net_consumer': 'Efter en dålig upplevelse svarar {consumer} av konsumenterna {net}',
  'reactions.net_manager': 'Efter en dålig upplevelse väntar sig chefer att {manager} svarar {net}',
  'reactions.differ':
    'Efter en dålig upplevelse säger konsumenter oftast {consumer}; chefer väntar sig {manager}',
  'reactions.same':
    'Efter en dålig upplevelse {count, plural, other {kommer {item} först}}, för konsumenter och enligt chefer',
  'reactions.only_consumer': 'Efter en dålig upplevelse säger konsumenter oftast {item}',
  'reactions.only_manager': 'Chefer väntar sig oftast {item} efter en dålig upplevelse',
  'reactions.none': 'Den här studien frågar inte vad människor gör efter en dålig upplevelse',
  'reactions.need':
    'Det krävs en fråga av typen ”multiple” med rollen ”reaction”; en sammanslagning räknar dem som gör något.',

  'switching.chart': 'Efter hur många dåliga upplevelser människor lämnar',
  'switching.net':
    'Dåliga upplevelser innan man lämnar: {consumer} av konsumenterna svarar {net}; chefer väntar sig {manager}',
  'switching.net_consumer':
    'Dåliga upplevelser innan man lämnar: {consumer} av konsumenterna svarar {net}',
  'switching.net_manager':
    'Dåliga upplevelser innan man lämnar: chefer väntar sig att {manager} svarar {net}',
  'switching.differ':
    'Dåliga upplevelser innan man lämnar: konsumenter svarar oftast {consumer}; chefer väntar sig {manager}',
  'switching.same':
    'Dåliga upplevelser innan man lämnar: konsumenter svarar oftast {item}, som chefer väntar sig',
  'switching.only_consumer':
    'Dåliga upplevelser innan man lämnar: konsumenter svarar oftast {item}',
  'switching.only_manager': 'Dåliga upplevelser innan man lämnar: chefer väntar sig oftast {item}',
  'switching.none':
    'Den här studien frågar inte efter hur många dåliga upplevelser människor lämnar',
  'switching.need':
    'Det krävs en fråga av typen ”single” med rollen ”switching”; en sammanslagning räknar dem som lämnar snart.',

  'reasons.chart': 'Skäl att lämna, på vardera sidan',
  'reasons.differ':
    'Konsumenternas första skäl att lämna är {consumer}; chefer tror att det är {manager}',
  'reasons.same':
    '{item} är {count, plural, one {första skälet} other {de första skälen}} att lämna, för konsumenter och enligt chefer',
  'reasons.only_consumer': 'Konsumenternas första skäl att lämna är {item}',
  'reasons.only_manager': 'Chefer tror att första skälet att lämna är {item}',
  'reasons.none': 'Den här studien frågar inte efter skäl att lämna',
  'reasons.need':
    'Det krävs en fråga av typen ”multiple” eller ”single” med rollen ”leaving_reason”.',

  'told.chart': 'Hur många som får höra om det',
  'told.means': 'I genomsnitt: {means}.',
  'told.chart_about': 'Medelvärde och median på vardera sidan, med {level}-band.',
  'told.differ': 'Konsumenter berättar för {consumer} i snitt; chefer väntar sig {manager}',
  'told.only_consumer': 'Konsumenter berättar för {consumer} i snitt',
  'told.only_manager': 'Chefer väntar sig att man berättar för {manager} i snitt',
  'told.count': '{value} {unit}',
  'told.none': 'Den här studien frågar inte hur många som får höra om en upplevelse',
  'told.need':
    'Det krävs en fråga av typen ”number” med rollen ”word_of_mouth”; dess trösklar ritas.',

  'part.importance': 'Drivkrafter',
  'importance.chart': 'Vad som driver lojalitet, och hur mycket av det som är service',
  'importance.service': 'Service, allt tillsammans',
  'importance.service_about':
    '{count, plural, one {den enda frågan om service} other {summan av de # frågorna om service}}',
  'importance.is_service': 'service',
  'importance.differ':
    'För konsumenter är service {consumer} av det som driver {outcome}; enligt chefernas svar {manager}',
  'importance.only_consumer': 'För konsumenter är service {consumer} av det som driver {outcome}',
  'importance.only_manager':
    'Enligt chefernas svar är service {manager} av det som driver {outcome}',
  'importance.ranges': '{level}-intervall för andelen: {ranges}.',
  'importance.range_consumer': 'konsumenter {range} %',
  'importance.range_manager': 'chefer {range} %',
  'importance.gap': 'Sidorna skiljer sig med {gap} procentenheter ({range}, p {p}).',
  'importance.none': 'Den här studien frågar inte vad service bidrar med till lojaliteten',
  'importance.need':
    'Det krävs ett utfall (en fråga av typen ”nps”, eller en med rollen ”loyalty”), betyg på service med rollen ”service”, och betyg på annat, som pris eller kvalitet, på samma skala eller med rollen ”driver”.',

  'part.resolution': 'Första kontakten',
  'resolution.chart': 'Rekommendation, efter om första kontakten löste det',
  'resolution.chart_about': 'Net promoter score i vardera gruppen, med {level}-band.',
  'resolution.others': 'Alla andra',
  'resolution.difference': 'Skillnad: lösta minus andra',
  'resolution.differ':
    'Löst vid första kontakten är konsumenternas net promoter score {consumer} {is, select, lower {enheter lägre} other {enheter högre}} än annars; chefer tror {manager}',
  'resolution.lift':
    'När första kontakten löste ärendet är konsumenters vilja att rekommendera {size} % {is, select, lower {lägre} other {högre}} än allas',
  'resolution.only_consumer':
    'Löst vid första kontakten är konsumenternas net promoter score {consumer} {is, select, lower {enheter lägre} other {enheter högre}} än annars',
  'resolution.only_manager':
    'Chefer tror att ett ärende som löses vid första kontakten följs av {manager} enheter i net promoter score',
  'resolution.table_about':
    'Net promoter score (ambassadörer minus kritiker) med t-intervall; skillnader med Welchs (1947) test, viktat som rapporten. Skillnaden är ett samband, ingen effekt.',
  'resolution.one_group':
    'Alla säger samma om den första kontakten, så det finns inget att jämföra',
  'resolution.none':
    'Den här studien frågar inte om första kontakten löste ärendet, eller efter en rekommendation',
  'resolution.need':
    'Det krävs en fråga av typen ”single” med rollen ”resolution”, vars gynnsamma koder säger att första kontakten löste ärendet, och en av typen ”nps”.',
};
