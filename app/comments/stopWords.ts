/** Words that say nothing of a comment's matter, by language. */
const WORDS: Record<string, string> = {
  en: "a one two three every each even ever once about after all also am an and any are as at be because been before being but by can could did do does doing down for from get got had has have he her here him his how i if in into is it its just like me more most my no nor not now of off on once only or other our out over own she so some such than that the their them then there these they this those through to too under until up us very was we were what when where which while who why will with would you your it’s i’m don’t didn’t can’t it's i'm don't didn't can't",
  sv: 'varje hela alla allt att av bara blev bli blir de dem den deras dess det detta dig din dina ditt du där då efter ej eller en er ert ett från för få får ha hade han har hans hennes hon honom hur här i icke ingen inom inte jag ju kan kom kunde man med mellan men mer mig min mina mitt mot mycket ni nu när någon något några och om oss på samma sedan sig sin sina sitt ska skulle som så till under upp ut utan vad var vara varit vem vi vid vilken är än även över',
  nb: 'én hele alle at av bare ble bli da de deg dem den denne der deres det dette di din du ein eller en er et etter for fra få får ha hadde han har hun hva hvem hver hvor i ikke ingen inn ja jeg kan kom kunne man med meg men mer min mitt mot mye må ned noe noen nå når og også om opp oss over på seg selv sin skal skulle slik som så til ut uten var ved vi vil ville være vært',
  pl: 'jeden jedna każda a aby ale ani bardzo bez bo by być był była było były ci co czy dla do gdy go i ich ile im innych ja jak jako je jednak jego jej jest jestem już każdy kiedy kto która które który którzy lub ma mam mi mnie może można moje mój na nad nam nas nie nich nim niż o od on ona one oni ono oraz po pod pod przed przez przy się są ta tak także tam te tego tej ten to tu tym tylko w was we wiele więc właśnie wszystko z za zawsze ze że',
  ru: 'один одна одно каждый каждая а без более был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее если есть еще же за здесь и из или им их к как ко когда кто ли либо мне может мы на над надо наш не него нее нет ни них но ну о об однако он она они оно от очень по под при про с со так также такой там те тем то того тоже той только том ты у уже хотя чего чем что чтобы чья эта эти это я',
  da: 'alle at af bare blev bliver da de deg dem den der deres det dette dig din du efter eller en er et fik for fra få får ham han har havde hen hende her hun hvad hvem hver hvor i igen ikke ingen ja jeg kan kom kunne man med meget men mig min mit mod mange må ned noget nogen nok nu når og også om op os over på selv sig sin skal skulle som så til ud uden var ved vi vil ville være været',
  de: 'aber alle als also am an auch auf aus bei beim bin bis bist da damit dann das dass dem den der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es euch für gegen gibt hab habe haben hat hatte hatten hier ich ihm ihn ihnen ihr ihre im in ist ja jede jeder kann kein keine keinen mal man mehr mein meine mich mir mit nach nicht nichts noch nun nur ob oder ohne sehr sein seine sich sie sind so über um und uns unter vom von vor war waren warum was weil wenn wer wie wieder wir wird wurde zu zum zur',
  fi: 'ei eivät en ette emme että he hän ja joka jos jotka kanssa kuin kun me mikä minä minua minulla minulle minun mutta mun mutta myös ne niin niitä nyt oli olin olisi olivat on ole olen olet ovat se sen sitä sekä siellä siitä tai te tämä tätä vaan vai vain vielä voi yli',
};

/** The stop words of some languages together; a language without a list has none. */
export function stopWords(locales: readonly string[]): ReadonlySet<string> {
  const languages = new Set(locales.map((locale) => locale.split('-')[0]?.toLowerCase() ?? ''));
  if (languages.has('no') || languages.has('nn')) languages.add('nb');
  return new Set([...languages].flatMap((language) => WORDS[language]?.split(' ') ?? []));
}

const ALL = stopWords(Object.keys(WORDS));

/** Whether a word says nothing in any of the languages. @example isStopWord('and') // true */
export function isStopWord(word: string): boolean {
  return ALL.has(word);
}
