/** How figures come about, in Swedish. */
export const explainSv = {
  'explain.title': 'Så räknas ”{measure}”',
  'explain.index_title': 'Så räknas indexet',
  'explain.index':
    'Medelvärdet över dessa frågor av chefernas andel positiva svar minus konsumenternas, bland dem som har svarat på alla. Intervallet tar hänsyn till att samma personer har svarat (Binder 1983) och att sidorna är olika (Welch 1947).',
  'explain.who': 'Vilka som räknas',
  'explain.bases':
    '{sides} har svarat. Den som hoppade över frågan eller svarade ”vet ej” räknas inte.',
  'explain.bases_none': 'Ingen har svarat ännu.',
  'explain.bases_withheld':
    'På en dold sida har färre än {minimum, number} svarat, eller så skulle dess bas avslöja var det är så.',
  'explain.raked':
    '{side} vägs till undersökningens marginaler med raking (Deming och Stephan 1940).',
  'explain.given': '{side} vägs så som svaren kom.',
  'explain.effective':
    'Vägda så säger dessa {side} lika mycket som {count, plural, one {{shown} ovägt svar} other {{shown} ovägda svar}} (Kish 1965).',
  'explain.figure': 'Varje sidas siffra',
  'explain.figure_share':
    'Andelen av dem som räknas som gav svaret, med Wilsons {level}-intervall (1927) på den effektiva basen.',
  'explain.figure_difference':
    'Så mycket som den första gruppens tal ligger över den andras; det som hänger ihop behöver inte vara orsaken.',
  'explain.figure_mean':
    'Svarens medelvärde, med Students {level}-intervall (1908) på deras varians (Binder 1983).',
  'explain.figure_nps':
    'Ambassadörer (9–10) minus kritiker (0–6) i procent (Reichheld 2003), med Students {level}-intervall (1908).',
  'explain.figure_median': 'Svaret i mitten, med Woodruffs {level}-intervall (1952).',
  'explain.figure_mean_rank':
    'Medelplatsen; alternativ som inte rangordnats delar på platserna som är kvar (Kendall och Gibbons 1990), med Students {level}-intervall (1908).',
  'explain.figure_rank_position':
    'Medelplatsernas ordning (Kendall och Gibbons 1990). Den har inget eget intervall.',
  'explain.figure_prediction':
    'Vad cheferna förutsade i medeltal, med Students {level}-intervall (1908), bredvid konsumenternas andel, med Wilsons (1927).',
  'explain.gap': 'Gapet',
  'explain.difference': 'Alltid chefer minus konsumenter: {manager} − {consumer} = {gap}.',
  'explain.gap_newcombe': 'Intervallet sammanför sidornas egna (Newcombe 1998).',
  'explain.gap_mover': 'Intervallet sammanför sidornas egna (MOVER; Zou och Donner 2008).',
  'explain.gap_welch':
    'Intervallet tillåter att sidorna är olika stora och olika spridda (Welch 1947; Satterthwaite 1946).',
  'explain.gap_place': 'En skillnad i platser har inget intervall; utslaget är medelplatsernas.',
  'explain.gap_none': 'Ett gap kräver siffror från båda sidor.',
  'explain.certainty': 'Hur säkert det är',
  'explain.p_shares':
    'p fås genom att vända på intervallet, så att de två aldrig motsäger varandra.',
  'explain.p_holm':
    'p är {p} för sig och {adjusted} korrigerat för att flera gap prövas (Holm 1979).',
  'explain.p_bh':
    'p är {p} för sig och {adjusted} korrigerat för att flera gap prövas (Benjamini och Hochberg 1995).',
  'explain.p_none': 'p är {p}, utan korrigering för att flera gap prövas.',
  'explain.no_p': 'Det beskrivs bara: inget test görs.',
  'explain.verdict': 'Utslag',
  'explain.verdict_blind_spot':
    'Säkert på nivån {level}: chefer skattar det de levererar högre än konsumenter gör.',
  'explain.verdict_hidden_strength':
    'Säkert på nivån {level}: konsumenter skattar det de får högre än chefer gör.',
  'explain.verdict_managers_higher':
    'Chefernas siffra är högre, säkert på nivån {level}. Inget av hållen är bättre.',
  'explain.verdict_managers_lower':
    'Chefernas siffra är lägre, säkert på nivån {level}. Inget av hållen är bättre.',
  'explain.verdict_aligned':
    'På nivån {level} är det säkert att gapet ryms i den marginal som här räknas som inget gap (två ensidiga test, Schuirmann 1987).',
  'explain.verdict_inconclusive':
    'Varken gap eller samsyn är säkert på nivån {level}: det krävs fler svar. Det är inte ”inget gap”.',
  'explain.verdict_withheld':
    'En sida har färre än {minimum, number} svar, eller så skulle dess siffra avslöja en som har det (Cox 1980).',
  'explain.verdict_no_answers': 'Båda sidor måste svara först.',
  'explain.verdict_illustration':
    'Ingen publikation anger detta: svaren är påhittade, så inget prövas.',
  'explain.verdict_one_sided': 'Bara ena sidan får frågan, så det finns inget att jämföra.',
  'explain.verdict_described': 'Siffran beskrivs, den prövas inte.',
  'explain.how': 'Hur?',
  'explain.of_answers': 'av {bases}',
  'explain.minus': 'Er siffra minus den publicerade: {own} − {other} = {difference}.',
  'explain.f_test':
    'p är {p}: hur ofta slumpen ensam skulle skilja kanalerna så mycket, enligt F med {df1} och {df2} frihetsgrader.',
  'explain.range': 'Intervallet',
  'explain.switched_of':
    'Andelen av alla som svarat på båda frågorna som slutar i en annan kanal än den börjar i, med Wilsons {level}-intervall (1927).',
  'explain.ask_hint':
    'Tryck på {of, select, name {ett namn för att se hur dess siffra räknas} other {en siffra för att se hur den räknas}}.',
  'explain.against_total': 'Den ena sidan fick inte frågan: mot gruppen står hela den sidan.',
  'explain.letters': 'Bokstäver',
  'explain.above': 'Den här är säkert högre än {columns}.',
  'explain.above_none': 'Den här är inte säkert högre än någon annan.',
  'explain.above_illustration': 'Svaren är en illustration: inget utläses ur dem.',
  'explain.total': 'Totalen omfattar alla kolumner och jämförs inte med någon.',
  'explain.in_wave': '{wave}: {sides}.',
  'explain.in_wave_none': '{wave}: undanhålls, eller ingen fick samma fråga.',
  'explain.way': 'Vägen',
  'explain.way_of':
    'Andelen av alla som svarat på båda frågorna, och av dem som börjar där, var och en med Wilsons {level}-intervall (1927).',
  'explain.ratio': 'Jämförelsen',
  'explain.ratio_same': 'Utan intervall: inget säger hur två svar från samma personer hänger ihop.',
  'explain.group_bases': 'Räknade: {own} i gruppen, {other} i det den ställs mot.',
  'explain.made_up': 'Några av svaren är påhittade, så inget testas.',
  'explain.turned': 'Tabellen vänder på det, eftersom plats 1 är högst.',
  'explain.change': 'Förändringen',
  'explain.change_from': 'Nu minus då: {now} − {before} = {change}.',
  'explain.slope': 'Förändringen per år',
  'explain.slope_of':
    'En rät linje genom gapen i {count, plural, one {en våg} other {# vågor}}, vart och ett så säkert som det är.',
  'explain.importance': 'Andelen',
  'explain.importance_of':
    'Hur mycket av det som drivkrafterna förklarar tillsammans ({explained} av skillnaderna mellan människor) som den här förklarar.',
  'explain.control': 'Kontrollen',
  'explain.control_of':
    'Samma andel på ett annat sätt, som prövar drivkrafterna i alla ordningar: där båda stämmer överens hänger den inte på metoden.',
  'explain.wanted': 'Svar som behövs',
  'explain.size': 'För att ett gap på {size, plural, one {# enhet} other {# enheter}} ska synas.',
  'explain.shows': 'Det minsta gap som syns',
  'explain.have': 'Svar som finns',
  'explain.have_of':
    'Fullständiga svar som räknas, ett och ett; vad vikter kostar av dem (Kish 1965) ingår i storlekarna bredvid.',
  'explain.commented': 'Av dem som skrev något, var och en en gång: {sides}.',
  'explain.said_of': '{shown} av {all}',

  'methods.title': 'Metoder och källor',
  'methods.bases': 'Baser: de som svarat, utan ”vet ej”; effektiva baser efter Kish (1965).',
  'methods.share': 'Andelar: Wilsons intervall (1927) på den effektiva basen.',
  'methods.mean':
    'Medelvärden och poäng: Students intervall (1908) på den linjäriserade variansen (Binder 1983).',
  'methods.weights': 'Vikter: raking till undersökningens marginaler (Deming och Stephan 1940).',
  'methods.gap':
    'Gap mellan andelar: Newcombe (1998), med vikter MOVER (Zou och Donner 2008); mellan medelvärden: Welch (1947), Satterthwaite (1946).',
  'methods.correction':
    'Korrigering för att flera prövas: Holm (1979), eller Benjamini och Hochberg (1995) om det valts.',
  'methods.holm': 'Korrigering för att flera prövas: Holm (1979).',
  'methods.aligned': 'Samsyn: två ensidiga test (Schuirmann 1987).',
  'methods.withheld':
    'Dolt: sidor under undersökningens minsta bas (Willenborg och de Waal 2001), och det som skulle avslöja dem (Cox 1980).',
  'methods.letters':
    'Bokstäver: varje kolumn mot var och en av radens andra, andelar med MOVER (Zou och Donner 2008), medelvärden med Welch (1947).',
  'methods.ratio': 'Kvoter och relativa skillnader: MOVER-R (Donner och Zou 2012; Newcombe 2016).',
  'methods.change': 'Förändringar mellan omgångar: som gap, mellan två oberoende urval.',
  'methods.trend': 'Lutningar: vägda med inversa varianser, normaltest (Cochran 1954).',
  'methods.planning':
    'Styrka och storlekar: det tvåsidiga testet av två andelar på effektiva baser (Fleiss, Levin och Paik 2003).',
  'methods.drivers':
    'Betydelse: relativa vikter (Johnson 2000), kontrollerade med LMG (Lindeman, Merenda och Gold 1980; Grömping 2007); intervall med jackknife (Quenouille 1956; Tukey 1958).',
  'methods.ranking':
    'Rangordningar: medelranger, Kendalls W, tau-b och Spearmans rho (Kendall och Gibbons 1990); förskjutning efter Diaconis och Graham (1977); det samlade testet är Walds F (Fellegi 1980; Korn och Graubard 1990).',
  'methods.consistency':
    'Jämnhet: Cochrans Q (1954) med samma personers kovarianser, I² (Higgins och Thompson 2002).',
  'methods.curves':
    'Kurvor: för varje väntetid andelen som svarar högst den, med Wilsons intervall (1927).',
  'methods.acceptance':
    'Medianer: Woodruff (1952); skillnader och gap mellan medianer: MOVER (Zou och Donner 2008).',
  'methods.money':
    'Livstidsvärde: årens marginaler gånger dem som är kvar, diskonterade (Gupta m.fl. 2006). Spann: intervallaritmetik (Moore 1966), undersökningens andelar på nivåer som håller tillsammans (Dunn 1961).',
  'methods.staffing': 'Bemanning: Erlang C (Erlang 1917).',
  'methods.phrases':
    'Ord och fraser: andelar av dem som kommenterat, Wilson (1927); gap efter Newcombe (1998), Holm (1979).',
  'methods.filters':
    'Filter av kommentarer: varje val lämnar minst den minsta basen (Sweeney 2002).',
};
