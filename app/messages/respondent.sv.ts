import type { RespondentMessage } from './respondent.en';

export const respondentSv = {
  'page.progress': 'Sida {page, number} av {count, number}',
  'page.title_fault': 'Fel: {title}',
  'page.next': 'Nästa',
  'page.send': 'Skicka',
  'page.back': 'Tillbaka',
  'page.language': 'Språk',
  'page.resumed': 'Vi har sparat dina svar. Fortsätt där du slutade.',
  'page.all_optional': 'Du får hoppa över frågor på den här sidan.',

  'faults.title':
    '{count, plural, one {Ett svar behöver ses över} other {# svar behöver ses över}}',

  'item.optional': 'valfri',
  'item.dont_know': 'Vet inte',
  'item.clear': 'Ta bort svaret',
  'item.other_text': 'Skriv vad',

  'multiple.any': 'Välj alla som stämmer.',
  'multiple.at_most': '{max, plural, one {Välj högst ett.} other {Välj högst {max, number}.}}',
  'multiple.at_least': '{min, plural, one {Välj minst ett.} other {Välj minst {min, number}.}}',
  'multiple.exactly': '{min, plural, one {Välj exakt ett.} other {Välj exakt {min, number}.}}',
  'multiple.between': 'Välj {min, number} till {max, number}.',
  'multiple.chosen': '{count} av {max} valda',

  'ranking.hint': 'Ge 1 till ditt förstaval, 2 till nästa och så vidare.',
  'ranking.hint_top':
    '{max, plural, one {Ge 1 till ditt förstaval.} other {Ge 1 till ditt förstaval och så vidare upp till {max, number}.}}',
  'ranking.hint_tap': 'Välj dem i ordning, förstavalet först. Välj en igen för att ta bort den.',
  'ranking.hint_tap_top':
    '{max, plural, one {Välj ditt förstaval.} other {Välj dina {max, number} främsta i ordning, förstavalet först. Välj en igen för att ta bort den.}}',
  'ranking.no_place': '–',
  'ranking.up': 'Flytta upp {option}',
  'ranking.down': 'Flytta ner {option}',
  'ranking.placed': '{option}: plats {place} av {max, number}',
  'ranking.taken_out': '{option}: borttaget',
  'ranking.full':
    '{max, plural, one {Du har valt ett. Ta bort det för att välja ett annat.} other {Alla {max, number} platser är tagna. Ta bort en först.}}',

  'number.between': 'Från {min, number} till {max, number}.',
  'number.at_least': '{min, number} eller mer.',
  'number.at_most': '{max, number} eller mindre.',
  'number.step': 'I steg om {step, number}.',
  'unit.minute': 'minuter',
  'unit.hour': 'timmar',
  'unit.day': 'dagar',

  'nps.low': 'Inte alls troligt',
  'nps.high': 'Mycket troligt',

  'fault.required.one': 'Välj ett svar.',
  'fault.required.one_or_dk': 'Välj ett svar, eller ”Vet inte”.',
  'fault.required.multiple': 'Välj minst ett svar.',
  'fault.required.multiple_or_dk': 'Välj minst ett svar, eller ”Vet inte”.',
  'fault.required.ranking': 'Ge minst ett av dem en plats.',
  'fault.required.ranking_or_dk': 'Ge minst ett av dem en plats, eller välj ”Vet inte”.',
  'fault.required.number': 'Ange ett tal.',
  'fault.required.number_or_dk': 'Ange ett tal, eller välj ”Vet inte”.',
  'fault.required.text': 'Skriv ett svar.',
  'fault.unknown_code': 'Det svaret finns inte i listan. Välj ett av dem som visas.',
  'fault.not_a_code': 'Välj bara ett svar.',
  'fault.not_a_list': 'Svaret gick inte att läsa. Välj igen.',
  'fault.doubled_code': '”{option}” valdes två gånger. Välj igen.',
  'fault.exclusive': '”{option}” går inte ihop med andra svar. Behåll det eller de andra.',
  'fault.dont_know_alone': '”Vet inte” går inte ihop med ett svar. Behåll det ena.',
  'fault.too_few':
    '{min, plural, one {Välj minst ett svar.} other {Välj minst {min, number} svar.}}',
  'fault.too_many':
    '{max, plural, one {Välj högst ett svar.} other {Välj högst {max, number} svar.}}',
  'fault.tied_ranks': 'Två av dem delar plats {rank, number}. Ge varje plats en gång.',
  'fault.not_a_rank': '”{rank}” är ingen plats. Använd 1 till {max, number}.',
  'fault.not_a_number': 'Skriv svaret som ett tal, till exempel {example, number}.',
  'fault.below_min': 'Ange {min, number} eller mer.',
  'fault.above_max': 'Ange {max, number} eller mindre.',
  'fault.off_step': 'Ange ett tal i steg om {step, number}.',
  'fault.off_step_whole': 'Ange ett heltal.',
  'fault.not_a_text': 'Svaret gick inte att läsa. Skriv det igen.',
  'fault.too_long': 'Korta ner texten till {max, number} tecken.',
  'fault.unstorable': 'Texten innehåller ett tecken som inte går att spara. Skriv den utan det.',
  'fault.other_not_chosen': 'Du skrev något här men valde inte svaret som det hör till.',
  'fault.unknown_item': 'Frågan har ändrats. Svara på den igen.',
  'fault.not_asked': 'Frågan gäller inte dig. Du kan lämna den.',

  'thanks.title': 'Tack',
  'thanks.text': 'Vi har tagit emot dina svar. Du kan stänga sidan.',

  'not_yet_open.title': 'Inte öppen än',
  'not_yet_open.text': 'Undersökningen har inte öppnat. Kom tillbaka senare.',
  'not_yet_open.text_at': 'Undersökningen öppnar {date}.',
  'closed.title': 'Undersökningen är stängd',
  'closed.text': 'Den tar inte emot fler svar. Tack för att du ville vara med.',
  'not_found.title': 'Ingen undersökning här',
  'not_found.text':
    'Adressen kan vara ofullständig. Kontrollera att hela länken från din inbjudan kom med.',
  'too_large.title': 'Det var för mycket att skicka',
  'too_large.text':
    'Inget sparades från den här sidan. Gå tillbaka, korta ner de längsta svaren och skicka igen.',
  'too_many.title': 'Ett ögonblick',
  'too_many.text':
    'Det kommer väldigt många förfrågningar från ditt nätverk. Svar från tidigare sidor är sparade. Vänta en minut och ladda sidan igen.',
  'too_many.text_typed':
    'Det kommer väldigt många förfrågningar från ditt nätverk. Inget av det du skrev är förlorat: vänta en minut och skicka igen.',
  'too_many.again': 'Skicka igen',
  'faulty.title': 'Det gick inte att läsa',
  'faulty.text': 'Något gick fel på vägen till oss. Gå tillbaka och skicka igen.',
  'test.mark': 'Test',
  'test.text': 'Du testar enkäten. Det du skickar räknas aldrig.',
  'test.again': 'Testa igen',
  'test_over.title': 'Testlänken gäller inte längre',
  'test_over.text': 'Den som gav dig den hittar en ny bland omgångens länkar.',
  'failed.title': 'Något gick fel hos oss',
  'failed.text':
    'Svar från tidigare sidor är sparade. Vänta en stund, gå tillbaka och skicka sidan igen.',
} as const satisfies Record<RespondentMessage, string>;
