import type { partsEn } from './parts.en';

export const partsSv: Record<keyof typeof partsEn, string> = {
  'parts.label': 'Vyer av omgången',
  'parts.report': 'Gap',
  'parts.planning': 'Planering',

  'planning.title': 'Planering',
  'planning.shows':
    'Med de här svaren syns gap på {size, plural, one {# punkt} other {# punkter}} eller mer',
  'planning.shows_none': 'Med de här svaren syns ännu inget gap säkert',
  'planning.wants':
    'För att hitta ett gap på {size, plural, one {# punkt} other {# punkter}}, fråga {managers} och {consumers}',
  'planning.sure':
    'Hittas {power} av gångerna vid {level} konfidens{gaps, plural, =1 {{part, select, segments {, i segment efter korrigering för alla} other {, prövat för sig}}} other { efter korrigering för # gap}}, om {share} av konsumenterna svarar gynnsamt; mindre gap kan synas av en slump och kan förbli dolda.',
  'planning.no_shares':
    'Planerat för andelar, som studien inte jämför några av: nettopoäng varierar upp till dubbelt så mycket, tal i sin egen enhet.',
  'planning.others':
    'Planen gäller gap mellan andelar: nettopoäng varierar upp till dubbelt så mycket, tal i sin egen enhet.',
  'planning.enough':
    '{sides} räcker för ett gap på {size, plural, one {# punkt} other {# punkter}}.',
  'planning.more':
    'För ett gap på {size, plural, one {# punkt} other {# punkter}} krävs {managers} och {consumers}.',
  'planning.managers': '{count, plural, one {{shown} chef} other {{shown} chefer}}',
  'planning.consumers': '{count, plural, one {{shown} konsument} other {{shown} konsumenter}}',
  'planning.gap': 'Gap att hitta',
  'planning.typed': 'Ett annat gap, i punkter',
  'planning.typed_show': 'Planera för det',
  'planning.no_number': 'Det här är inget tal.',
  'planning.out_of_range': 'Ett gap är 0,1 till 99,9 punkter.',
  'planning.beyond': 'Ingen andel ligger {size} punkter från {share}.',
  'planning.faulty': 'Det går inte att planera för gapet, se dess fält.',
  'planning.tested': 'Prövas',
  'planning.tested_together': '{count, plural, =1 {gapet för sig} other {rapportens alla # gap}}',
  'planning.power': 'Hur säkert',
  'planning.share': 'Konsumenternas andel',
  'planning.points': '{size, plural, one {# punkt} other {# punkter}}',
  'planning.chart': 'Det minsta gap som syns',
  'planning.chart_about':
    'I punkter. En kortare linje hittar mer; den prickade linjen är gapet på {size, plural, one {# punkt} other {# punkter}} som du vill hitta.',
  'planning.total': 'Alla',
  'planning.segment': 'Segment',
  'planning.from': 'Syns från',
  'planning.have': '{side}: svar',
  'planning.wanted': '{side}: krävs',
  'planning.table': 'Svar som finns, svar som krävs',
  'planning.table_about':
    'Båda sidor växer i det förhållande de har nu. En sida som inte fick en segmentfråga står med alla sina svar.',
  'planning.bar': '{segment}: från {gap} punkter',
  'planning.bar_none': '{segment}: inget gap syns säkert',
  'planning.none': 'inget',
  'planning.ratio_equal': 'Utan svar och mål planeras båda sidor lika stora.',
  'planning.ratio_targets': 'Sidorna planeras i förhållandet mellan deras mål.',
  'planning.method':
    'Styrkan hos det tvåsidiga testet av två andelar (Fleiss, Levin och Paik 2003), på baser delade med sina designeffekter. Flera gap delar risken för fel lika (Bonferroni); rapportens korrigering är aldrig strängare. I segment delar alla deras gap på den.',

  'parts.drivers': 'Drivkrafter',

  'drivers.title': 'Drivkrafter',
  'drivers.differ':
    'För konsumenter driver {consumer} {outcome} mest; chefernas svar pekar på {manager}',
  'drivers.same': '{item} driver {outcome} mest, för konsumenter och chefer',
  'drivers.only_consumer': 'För konsumenter driver {item} {outcome} mest',
  'drivers.only_manager': 'För chefer driver {item} {outcome} mest',
  'drivers.none': 'Vad som driver {outcome} går inte att säga än',
  'drivers.by_chance': 'Inget driver säkert {outcome}',
  'drivers.chance_text': 'För {people} är det inte mer än slumpen skulle göra.',
  'drivers.choose': 'Välj en fråga och vad som kan driva den',
  'drivers.choose_text':
    'Studien nämner inga drivkrafter själv: kryssa i en eller flera frågor under ”Av vad”.',
  'drivers.no_question': 'Studien har inga frågor vars drivkrafter går att säga',
  'drivers.no_question_text':
    'Det krävs två frågor till samma sida som är skattade, poängsatta, räknade eller har gynnsamma svar.',
  'drivers.explained_both':
    'Frågorna förklarar {consumer} av skillnaderna bland {consumers} och {manager} bland {managers}.',
  'drivers.explained': 'Frågorna förklarar {share} av skillnaderna bland {people}.',
  'drivers.sure':
    '{count, plural, =0 {Inget gap i betydelse är signifikant} one {Ett gap i betydelse är signifikant} other {Av {all} gap i betydelse är {words} signifikanta}} efter korrigering.',
  'drivers.association': 'Betydelse är samband, inte verkan.',
  'drivers.outcome': 'Vad som drivs',
  'drivers.drivers': 'Av vad',
  'drivers.apply': 'Visa',
  'drivers.chart': 'Andel av det som frågorna förklarar tillsammans',
  'drivers.chart_about':
    'På varje sida blir andelarna 100 %. Banden är {level}-intervall; gapet i betydelse är chefer minus konsumenter, i procentenheter.',
  'drivers.gap': 'Gap i betydelse',
  'drivers.higher': 'Överskattat',
  'drivers.lower': 'Underskattat',
  'drivers.unsure': 'Osäkert',
  'drivers.table': 'Alla siffror',
  'drivers.item': 'Fråga',
  'drivers.share': '{side}: andel',
  'drivers.lmg': '{side}: kontroll',
  'drivers.interval': 'Intervall',
  'drivers.table_about':
    'Relativa vikter (Johnson 2000), med den genomsnittliga ökningen över alla ordningar som kontroll (Lindeman, Merenda och Gold 1980); intervall med jackknife; p korrigerat enligt Holm.',
  'drivers.reason_one_sided': '{side} fick inte alla de här frågorna.',
  'drivers.reason_no_answers': 'Bland {side} har ingen svarat på alla de här frågorna än.',
  'drivers.reason_withheld':
    'För få bland {side} svarade på alla de här frågorna, eller en av dem hålls inne.',
  'drivers.reason_being_updated': 'Svaren från {side} uppdateras just nu; titta igen om en stund.',
  'drivers.reason_too_few_cases':
    'För få bland {side} svarade på alla de här frågorna: det krävs tio för varje fråga.',
  'drivers.reason_constant_variable':
    'Alla bland {side} gav samma svar på ”{item}”, så den förklarar inget.',
  'drivers.reason_collinear':
    'Bland {side} rör sig två av frågorna som en, så deras andelar går inte att skilja åt.',

  'parts.waves': 'Omgångar',

  'trend.title': 'Omgångar',
  'trend.widened':
    'Sedan {wave} har gapet i {item} vidgats med {size, plural, one {# punkt} other {# punkter}}',
  'trend.narrowed':
    'Sedan {wave} har gapet i {item} minskat med {size, plural, one {# punkt} other {# punkter}}',
  'trend.moved':
    'Sedan {wave} har gapet i {item} flyttat sig {size, plural, one {# punkt} other {# punkter}}, från {before} till {now}',
  'trend.widened_by': 'Sedan {wave} har gapet i {item} vidgats med {size}',
  'trend.narrowed_by': 'Sedan {wave} har gapet i {item} minskat med {size}',
  'trend.moved_by': 'Sedan {wave} har gapet i {item} flyttat sig {size}, från {before} till {now}',
  'trend.unsure': 'Sedan {wave} har inget gap säkert förändrats',
  'trend.nothing': 'Sedan {wave} går ingen förändring att se ännu',
  'trend.nothing_text':
    'En förändring kräver tillräckligt många svar från båda sidor i båda vågorna.',
  'trend.not_comparable': 'Inget i {wave} går att jämföra med',
  'trend.alone': 'Det här är studiens första omgång',
  'trend.by_link': 'För att jämföra omgångar krävs inloggning',
  'trend.by_link_text':
    'En länk öppnar rapporten för en omgång. Logga in för att se den bredvid omgångarna före.',
  'trend.unseen': 'Omgången som adressen jämför med är inte bland dem som du får läsa.',
  'trend.alone_text': 'Förändringar visas här när det finns en senare omgång.',
  'trend.sure':
    '{count, plural, =0 {Ingen av {all} förändringar är signifikant} one {En av {all} förändringar är signifikant} other {{words} av {all} förändringar är signifikanta}} {adjust, select, none {utan korrigering} other {efter korrigering}}; banden är {level}-intervall.',
  'trend.overlap':
    'En del {people} svarade i båda omgångarna. Intervallen för förändringar räknar omgångarna som oberoende och är snarast för breda.',
  'trend.overlap_both': 'personer på båda sidor',
  'trend.against': 'Jämför med',
  'trend.chart': 'Båda sidor, omgång för omgång',
  'trend.chart_about':
    '{kind, select, shares {Gynnsamma andelar från 0 till 100 %, med {level}-intervall; under varje omgång står gapet, i procentenheter.} other {Båda sidor med {level}-intervall, siffror i samma enhet på samma axel; under varje omgång står gapet, för andelar och nettopoäng i procentenheter.}} Där en omgång frågade något annat utelämnas den.',
  'trend.gap': 'Gap',
  'trend.table': 'Vad som har förändrats sedan {wave}',
  'trend.table_about':
    'Skillnader mellan andelar, mellan medianer och mellan deras gap med MOVER (Zou och Donner 2008), mellan medelvärden och nettopoäng med Welch (1947); andelar och nettopoäng i procentenheter, tal i sin egen enhet. p är korrigerat över alla frågor med samma siffra.',
  'trend.item': 'Fråga',
  'trend.before': 'Gap före',
  'trend.now': 'Gap nu',
  'trend.change': 'Gapets förändring',
  'trend.change_side': '{side}: förändring',
  'trend.slope': 'Gap, per år',
  'trend.slope_p': 'p för det, korrigerat',
  'trend.per_year': '{slope} procentenheter per år ({range})',
  'trend.slope_sure':
    'Över {count, plural, other {# omgångar}} rör sig gapet för {item} med {slope}.',
  'trend.slope_unsure':
    'Över {count, plural, other {# omgångar}} rör sig inget gap säkert åt ett håll.',
  'trend.asked_otherwise': 'frågades annorlunda',
  'trend.point': '{wave}: {figures}; gap {gap}',

  'parts.tables': 'Tabeller',

  'tables.title': 'Tabeller',
  'tables.gap_differs': 'Gapet i {item} är {higherValue} i {higher}, men {lowerValue} i {lower}',
  'tables.consumer_differs':
    'Konsumenterna ger {item} {size, plural, one {# punkt} other {# punkter}} mer i {higher} än i {lower}',
  'tables.manager_differs':
    'Cheferna ger {item} {size, plural, one {# punkt} other {# punkter}} mer i {higher} än i {lower}',
  'tables.alike': 'Inget av segmenten i {by} skiljer sig säkert från ett annat',
  'tables.alone': 'Deras siffror, utan något kvar att jämföra med',
  'tables.one_column': 'Hittills hör alla som svarat till {column}: inget att jämföra',
  'tables.neutral': 'Siffror efter {by}',
  'tables.illustration': 'Siffror efter {by}: en illustration',
  'tables.too_few': 'För få svar för att jämföra än',
  'tables.empty': 'Inga svar att jämföra än',
  'tables.no_segments': 'Studien har inga segmentfrågor att dela upp siffrorna efter',
  'tables.sure':
    'Bokstäver nämner de kolumner som en siffra säkert är högre än, vid {level} konfidens, {adjust, select, none {utan korrigering för att alla par jämförs} bh {korrigerat för att alla par av kolumner på raden jämförs (Benjamini–Hochberg)} other {korrigerat för att alla par av kolumner på raden jämförs (Holm)}}.',
  'tables.rows': 'Siffror',
  'tables.main': 'en per fråga',
  'tables.caption': 'Siffror efter {by}. I varje ruta: siffran, bokstäverna, basen.',
  'tables.question': 'Fråga',
  'tables.side': 'Sida',
  'tables.total': 'Totalt',
  'tables.gap': 'Gap',
  'tables.above': 'högre än {columns}',
  'tables.column': '{label} ({letter})',
  'tables.method':
    'Andelar och gap mellan andelar jämförs med MOVER (Zou och Donner 2008), medelvärden med Welchs (1947) test. Totalen rymmer alla kolumner och jämförs inte med någon.',

  'download.table': 'Tabellen, CSV',
  'download.of': '{file}: {chart}',
  'download.segments_svg': 'Diagram per segment, SVG',
  'download.segments_png': 'Diagram per segment, PNG',

  'settings.only': 'Endast',
  'settings.only_none': 'alla',
  'settings.only_and': 'Och endast',
  'settings.only_all': 'alla dessa',
  'finding.only': '{segment}. {finding}',

  'sure.corrected_segments':
    '{judged} efter korrigering för att alla segment granskas; banden är {level}-intervall.',

  'drivers.neutral': 'Vad som driver {outcome}',
  'drivers.illustration': 'Vad som driver {outcome}: en illustration',
  'drivers.illustration_text':
    'Ingen publikation anger vad som driver detta; svaren är påhittade för att visa vad sidan gör.',
  'drivers.illustration_rest':
    'Om {people} anger en publikation det som titeln säger; de andra andelarna är påhittade för att visa.',
};
