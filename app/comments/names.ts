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
  'kari anne inger ingrid liv marit berit astrid bjørn ole knut jan svein arne odd geir terje morten trond øyvind håkon hilde randi solveig silje marius kjetil øystein espen stian kristian sindre eirik turid wenche bente',
  // Polish
  'piotr krzysztof andrzej tomasz paweł jan michał marcin jakub adam marek grzegorz mateusz wojciech kasia katarzyna małgorzata agnieszka barbara ewa magdalena joanna zofia monika krystyna aleksandra natalia łukasz kamil dawid rafał mariusz dariusz zbigniew jerzy ryszard henryk kazimierz dorota beata renata iwona danuta halina jadwiga karolina justyna sylwia zuzanna',
  // Russian
  'александр сергей дмитрий алексей андрей иван михаил николай владимир павел олег юрий игорь виктор анна мария елена ольга наталья татьяна ирина светлана екатерина юлия анастасия людмила галина марина константин артём артем максим денис евгений антон виталий вячеслав станислав валентина ксения дарья',
];

export const GIVEN_NAMES: ReadonlySet<string> = new Set(LISTS.flatMap((list) => list.split(' ')));
