/**
 * Given names that are common where the shipped studies were asked, in lower case. A name that is
 * not here is masked only where something around it says that it is one.
 */
const LISTS = [
  // English
  'james john robert michael william david richard thomas charles christopher daniel matthew anthony steven paul andrew joshua kevin brian george edward mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa margaret sandra ashley emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen amy kate emma olivia sophie jack harry oliver peter simon nicholas jacob jonathan justin brandon benjamin samuel gregory alexander patrick dennis tyler aaron nathan kyle ethan keith lauren hannah megan rachel samantha catherine katherine nicole angela chloe lucy charlotte amelia isabella',
  // Swedish
  'anna eva maria karin kristina lena kerstin sara emma ingrid marie birgitta malin annika jenny elin johanna åsa lars anders mikael johan erik per karl peter jan thomas daniel fredrik hans andreas magnus stefan bengt mats björn henrik jonas sven göran gunnar nils astrid märta oskar christer kjell rolf leif ulf tommy mattias viktor linus emil tobias robin sofia ulla margareta elisabeth annette susanne cecilia helena camilla pernilla therese',
  // Norwegian
  'ola kari anne inger ingrid liv marit berit astrid bjørn ole knut jan svein arne odd geir terje morten trond øyvind håkon hilde randi solveig silje marius kjetil øystein espen stian kristian sindre eirik turid wenche bente',
  // Polish
  'ania basia gosia zosia tomek piotrek piotr krzysztof andrzej tomasz paweł jan michał marcin jakub adam marek grzegorz mateusz wojciech kasia katarzyna małgorzata agnieszka barbara ewa magdalena joanna zofia monika krystyna aleksandra natalia łukasz kamil dawid rafał mariusz dariusz zbigniew jerzy ryszard henryk kazimierz dorota beata renata iwona danuta halina jadwiga karolina justyna sylwia zuzanna',
  // Russian
  'александр сергей дмитрий алексей андрей иван михаил николай владимир павел олег юрий игорь виктор анна мария елена ольга наталья татьяна ирина светлана екатерина юлия анастасия людмила галина марина константин артём артем максим денис евгений антон виталий вячеслав станислав валентина ксения дарья',
  // Danish
  'mette lone hanne kirsten dorte dorthe pia gitte birthe søren jens niels jørgen henning mogens poul troels rasmus mads kasper jesper torben flemming preben frederik mikkel nikolaj signe freja',
  // Finnish
  'matti mikko juha jukka pekka timo antti kimmo heikki hannu seppo markku jari jarmo jouni tapio risto pertti olli eero lauri teemu tero janne jussi petri tuomas veikko paavo aleksi joonas marja liisa päivi tiina minna pirjo riitta leena anneli hanna heidi kaisa katja outi tarja ritva raija sirpa mervi merja kirsi jaana elina emilia noora jenni henna reetta veera niina',
  // German
  'klaus jürgen wolfgang dieter manfred uwe günter horst bernd werner heinz rainer gerd stefanie sabine petra claudia ursula renate brigitte heike silke birgit martina gabriele andrea anja katrin tanja julia markus matthias thorsten sebastian florian lukas felix moritz maximilian katharina franziska johannes friedrich',
  // Common in all of these countries, from elsewhere
  'mohammed mohamed muhammad mohammad ahmed ahmad ali hassan hussein ibrahim mustafa yusuf omar khalid abdullah fatima aisha amina khadija zahra leila maryam yasmin samira nadia reza hamid priya rahul amit sanjay deepak sunita nguyen juan carlos josé jose pedro luis miguel antonio carmen giovanni marco pierre françois mehmet emre fatma ayşe elif',
];

/** Names that are words too: only a capital among small letters tells them from these. */
export const WORDS_TOO: ReadonlySet<string> = new Set(
  'per jan liv odd ole marina ali lone'.split(' '),
);

/** Words that only look like a name in another case. */
export const NO_CASES: ReadonlySet<string> = new Set(['annan', 'olen']);

/** Names that some dictionary of these languages has as another word, in small letters. */
const SMALL_WORDS = new Set(
  [
    'john carol jack harry peter maria jenny robin ole odd lone henna dieter mats mads nancy tommy',
    'linda karen lisa donna lena per karl björn sven liv knut hanne kasper silke jan ali',
    'helen kyle hans bjørn svein geir sindre mette signe pekka aleksi horst renate pedro',
    'david sarah benjamin ethan magnus arne hilde pia søren jens klaus gerd juan anders sofia',
    'daniel mary amelia kari marek ewa jukka martina felix omar amina carmen иван максим',
    'ola anna marja petri kimmo adam marina marco elif',
  ].flatMap((words) => words.split(' ')),
);

/** What surnames of these countries end in, where their words seldom do. */
const SURNAME =
  /^.{2,}(?:sson|nsen|rsen|lsen|tsen|dsen|..sk[ia]|wicz|[aeiouyäö]nen|berg|ström|gren|qvist|kvist|ов|ова|ев|ева|ский|ская)$/u;

/** Whether a word in small letters is a given name and nothing else. */
export function isSmallName(word: string): boolean {
  return GIVEN_NAMES.has(word) && !SMALL_WORDS.has(word);
}

/** Whether a word in small letters is shaped as a surname. */
export function isSurname(word: string): boolean {
  return SURNAME.test(word);
}

export const GIVEN_NAMES: ReadonlySet<string> = new Set(LISTS.flatMap((list) => list.split(' ')));
