import type { RespondentMessage } from './respondent.en';

export const respondentNb = {
  'page.progress': 'Side {page, number} av {count, number}',
  'page.title_fault': 'Feil: {title}',
  'page.next': 'Neste',
  'page.send': 'Send inn',
  'page.back': 'Tilbake',
  'page.language': 'Språk',
  'page.resumed': 'Vi har tatt vare på svarene dine. Fortsett der du slapp.',
  'page.all_optional': 'Du kan hoppe over alle spørsmål på denne siden.',

  'faults.title': '{count, plural, one {Ett svar må ses over} other {# svar må ses over}}',

  'item.optional': 'valgfritt',
  'item.dont_know': 'Vet ikke',
  'item.clear': 'Fjern svaret',
  'item.other_text': 'Skriv hva',

  'multiple.any': 'Velg alle som stemmer.',
  'multiple.at_most': '{max, plural, one {Velg høyst ett.} other {Velg høyst {max, number}.}}',
  'multiple.at_least': '{min, plural, one {Velg minst ett.} other {Velg minst {min, number}.}}',
  'multiple.exactly':
    '{min, plural, one {Velg nøyaktig ett.} other {Velg nøyaktig {min, number}.}}',
  'multiple.between': 'Velg {min, number} til {max, number}.',
  'multiple.chosen': '{count} av {max} valgt',

  'ranking.hint': 'Gi 1 til førstevalget ditt, 2 til det neste, og så videre.',
  'ranking.hint_top':
    '{max, plural, one {Gi 1 til førstevalget ditt.} other {Gi 1 til førstevalget ditt, og så videre opp til {max, number}.}}',
  'ranking.hint_tap':
    'Velg dem i rekkefølge, med førstevalget først. Velg ett på nytt for å fjerne det.',
  'ranking.hint_tap_top':
    '{max, plural, one {Velg førstevalget ditt.} other {Velg dine {max, number} fremste i rekkefølge, med førstevalget først. Velg ett på nytt for å fjerne det.}}',
  'ranking.no_place': '–',
  'ranking.up': 'Flytt opp {option}',
  'ranking.down': 'Flytt ned {option}',
  'ranking.placed': '{option}: plass {place} av {max, number}',
  'ranking.taken_out': '{option}: fjernet',
  'ranking.full':
    '{max, plural, one {Du har valgt ett. Fjern det for å velge et annet.} other {Alle {max, number} plassene er tatt. Fjern ett først.}}',

  'number.between': 'Fra {min, number} til {max, number}.',
  'number.at_least': '{min, number} eller mer.',
  'number.at_most': '{max, number} eller mindre.',
  'number.step': 'I trinn på {step, number}.',
  'unit.minute': 'minutter',
  'unit.hour': 'timer',
  'unit.day': 'dager',

  'nps.low': 'Ikke sannsynlig i det hele tatt',
  'nps.high': 'Svært sannsynlig',

  'fault.required.one': 'Velg ett svar.',
  'fault.required.one_or_dk': 'Velg ett svar, eller «Vet ikke».',
  'fault.required.multiple': 'Velg minst ett svar.',
  'fault.required.multiple_or_dk': 'Velg minst ett svar, eller «Vet ikke».',
  'fault.required.ranking': 'Gi minst ett av dem en plass.',
  'fault.required.ranking_or_dk': 'Gi minst ett av dem en plass, eller velg «Vet ikke».',
  'fault.required.number': 'Skriv et tall.',
  'fault.required.number_or_dk': 'Skriv et tall, eller velg «Vet ikke».',
  'fault.required.text': 'Skriv et svar.',
  'fault.unknown_code': 'Det svaret finnes ikke i listen. Velg ett av dem som vises.',
  'fault.not_a_code': 'Velg bare ett svar.',
  'fault.not_a_list': 'Svaret kunne ikke leses. Velg på nytt.',
  'fault.doubled_code': '«{option}» ble valgt to ganger. Velg på nytt.',
  'fault.exclusive': '«{option}» kan ikke velges sammen med andre svar. Behold det eller de andre.',
  'fault.dont_know_alone': '«Vet ikke» kan ikke velges sammen med et svar. Behold ett av dem.',
  'fault.too_few':
    '{min, plural, one {Velg minst ett svar.} other {Velg minst {min, number} svar.}}',
  'fault.too_many':
    '{max, plural, one {Velg høyst ett svar.} other {Velg høyst {max, number} svar.}}',
  'fault.tied_ranks': 'To av dem deler plass {rank, number}. Gi hver plass én gang.',
  'fault.not_a_rank': '«{rank}» er ingen plass. Bruk 1 til {max, number}.',
  'fault.not_a_number': 'Skriv svaret som et tall, for eksempel {example, number}.',
  'fault.below_min': 'Skriv {min, number} eller mer.',
  'fault.above_max': 'Skriv {max, number} eller mindre.',
  'fault.off_step': 'Skriv et tall i trinn på {step, number}.',
  'fault.off_step_whole': 'Skriv et helt tall.',
  'fault.not_a_text': 'Svaret kunne ikke leses. Skriv det på nytt.',
  'fault.too_long': 'Kort ned teksten til {max, number} tegn.',
  'fault.unstorable': 'Teksten har et tegn som ikke kan lagres. Skriv den uten det.',
  'fault.other_not_chosen': 'Du skrev noe her, men valgte ikke svaret det hører til.',
  'fault.unknown_item': 'Spørsmålet er endret. Svar på det på nytt.',
  'fault.not_asked': 'Spørsmålet gjelder ikke deg. Du kan la det stå.',

  'thanks.title': 'Takk',
  'thanks.text': 'Vi har mottatt svarene dine. Du kan lukke siden.',

  'not_yet_open.title': 'Ikke åpnet ennå',
  'not_yet_open.text': 'Undersøkelsen har ikke åpnet. Kom tilbake senere.',
  'not_yet_open.text_at': 'Undersøkelsen åpner {date}.',
  'closed.title': 'Undersøkelsen er stengt',
  'closed.text': 'Den tar ikke imot flere svar. Takk for at du ville være med.',
  'not_found.title': 'Ingen undersøkelse her',
  'not_found.text':
    'Adressen kan være ufullstendig. Kontroller at hele lenken fra invitasjonen er med.',
  'too_large.title': 'Det var for mye å sende',
  'too_large.text':
    'Ingenting ble lagret fra denne siden. Gå tilbake, kort ned de lengste svarene og send på nytt.',
  'too_many.title': 'Et øyeblikk',
  'too_many.text':
    'Det kommer svært mange forespørsler fra nettverket ditt. Svar fra tidligere sider er lagret. Vent et minutt og last siden på nytt.',
  'too_many.text_typed':
    'Det kommer svært mange forespørsler fra nettverket ditt. Ingenting av det du skrev, er tapt: vent et minutt og send på nytt.',
  'too_many.again': 'Send på nytt',
  'faulty.title': 'Det kunne ikke leses',
  'faulty.text': 'Noe gikk galt på veien til oss. Gå tilbake og send på nytt.',
  'test.mark': 'Test',
  'test.text': 'Du prøver ut dette spørreskjemaet. Det du sender, telles aldri med.',
  'test.again': 'Test igjen',
  'test_over.title': 'Testlenken gjelder ikke lenger',
  'test_over.text': 'Den som ga deg lenken, finner en ny blant lenkene til undersøkelsesrunden.',
  'failed.title': 'Noe gikk galt hos oss',
  'failed.text': 'Svar fra tidligere sider er lagret. Vent litt, gå tilbake og send siden på nytt.',
} as const satisfies Record<RespondentMessage, string>;
