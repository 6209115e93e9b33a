import type { RespondentMessage } from './respondent.en';

export const respondentPl = {
  'page.progress': 'Strona {page, number} z {count, number}',
  'page.title_fault': 'Błąd: {title}',
  'page.next': 'Dalej',
  'page.send': 'Wyślij',
  'page.back': 'Wstecz',
  'page.language': 'Język',
  'page.resumed': 'Zachowaliśmy Twoje odpowiedzi. Możesz kontynuować od miejsca przerwania.',
  'page.all_optional': 'Na tej stronie możesz pominąć każde pytanie.',

  'faults.title':
    '{count, plural, one {Jedna odpowiedź wymaga poprawy} few {# odpowiedzi wymagają poprawy} many {# odpowiedzi wymaga poprawy} other {# odpowiedzi wymaga poprawy}}',

  'item.optional': 'nieobowiązkowe',
  'item.dont_know': 'Nie wiem',
  'item.clear': 'Usuń odpowiedź',
  'item.other_text': 'Napisz, co masz na myśli',

  'multiple.any': 'Zaznacz wszystkie pasujące odpowiedzi.',
  'multiple.at_most':
    '{max, plural, one {Zaznacz najwyżej jedną odpowiedź.} few {Zaznacz najwyżej {max, number} odpowiedzi.} many {Zaznacz najwyżej {max, number} odpowiedzi.} other {Zaznacz najwyżej {max, number} odpowiedzi.}}',
  'multiple.at_least':
    '{min, plural, one {Zaznacz co najmniej jedną odpowiedź.} few {Zaznacz co najmniej {min, number} odpowiedzi.} many {Zaznacz co najmniej {min, number} odpowiedzi.} other {Zaznacz co najmniej {min, number} odpowiedzi.}}',
  'multiple.exactly':
    '{min, plural, one {Zaznacz dokładnie jedną odpowiedź.} few {Zaznacz dokładnie {min, number} odpowiedzi.} many {Zaznacz dokładnie {min, number} odpowiedzi.} other {Zaznacz dokładnie {min, number} odpowiedzi.}}',
  'multiple.between': 'Zaznacz od {min, number} do {max, number} odpowiedzi.',
  'multiple.chosen': 'Zaznaczono {count} z {max}',

  'ranking.hint': 'Wpisz 1 przy najważniejszej pozycji, 2 przy następnej i tak dalej.',
  'ranking.hint_top':
    '{max, plural, one {Wpisz 1 przy najważniejszej pozycji.} few {Wpisz 1 przy najważniejszej pozycji i tak dalej, aż do {max, number}.} many {Wpisz 1 przy najważniejszej pozycji i tak dalej, aż do {max, number}.} other {Wpisz 1 przy najważniejszej pozycji i tak dalej, aż do {max, number}.}}',
  'ranking.hint_tap':
    'Wybieraj po kolei, zaczynając od najważniejszej pozycji. Wybierz ponownie, aby ją usunąć.',
  'ranking.hint_tap_top':
    '{max, plural, one {Wybierz najważniejszą pozycję.} few {Wybierz po kolei {max, number} najważniejsze pozycje, zaczynając od pierwszej. Wybierz ponownie, aby usunąć.} many {Wybierz po kolei {max, number} najważniejszych pozycji, zaczynając od pierwszej. Wybierz ponownie, aby usunąć.} other {Wybierz po kolei {max, number} najważniejszej pozycji, zaczynając od pierwszej. Wybierz ponownie, aby usunąć.}}',
  'ranking.no_place': '–',
  'ranking.up': 'Przesuń w górę: {option}',
  'ranking.down': 'Przesuń w dół: {option}',
  'ranking.placed': '{option}: miejsce {place} z {max, number}',
  'ranking.taken_out': '{option}: usunięto',
  'ranking.full':
    '{max, plural, one {Wybrano już jedną pozycję. Usuń ją, aby wybrać inną.} few {Zajęte są wszystkie {max, number} miejsca. Najpierw usuń jedną pozycję.} many {Zajętych jest wszystkich {max, number} miejsc. Najpierw usuń jedną pozycję.} other {Wszystkie miejsca są zajęte: {max, number}. Najpierw usuń jedną pozycję.}}',

  'number.between': 'Od {min, number} do {max, number}.',
  'number.at_least': 'Co najmniej {min, number}.',
  'number.at_most': 'Najwyżej {max, number}.',
  'number.step': 'Co {step, number}.',
  'unit.minute': 'min',
  'unit.hour': 'godz.',
  'unit.day': 'dni',

  'nps.low': 'Na pewno nie',
  'nps.high': 'Na pewno tak',

  'fault.required.one': 'Wybierz jedną odpowiedź.',
  'fault.required.one_or_dk': 'Wybierz jedną odpowiedź lub „Nie wiem”.',
  'fault.required.multiple': 'Zaznacz co najmniej jedną odpowiedź.',
  'fault.required.multiple_or_dk': 'Zaznacz co najmniej jedną odpowiedź lub „Nie wiem”.',
  'fault.required.ranking': 'Nadaj miejsce co najmniej jednej pozycji.',
  'fault.required.ranking_or_dk':
    'Nadaj miejsce co najmniej jednej pozycji lub wybierz „Nie wiem”.',
  'fault.required.number': 'Wpisz liczbę.',
  'fault.required.number_or_dk': 'Wpisz liczbę lub wybierz „Nie wiem”.',
  'fault.required.text': 'Napisz odpowiedź.',
  'fault.unknown_code': 'Tej odpowiedzi nie ma na liście. Wybierz jedną z podanych.',
  'fault.not_a_code': 'Wybierz tylko jedną odpowiedź.',
  'fault.not_a_list': 'Nie udało się odczytać tej odpowiedzi. Wybierz ponownie.',
  'fault.doubled_code': 'Odpowiedź „{option}” wybrano dwa razy. Wybierz ponownie.',
  'fault.exclusive':
    'Odpowiedzi „{option}” nie można łączyć z innymi. Zostaw tylko ją albo pozostałe.',
  'fault.dont_know_alone': '„Nie wiem” nie można łączyć z odpowiedzią. Zostaw jedno z nich.',
  'fault.too_few':
    '{min, plural, one {Zaznacz co najmniej jedną odpowiedź.} few {Zaznacz co najmniej {min, number} odpowiedzi.} many {Zaznacz co najmniej {min, number} odpowiedzi.} other {Zaznacz co najmniej {min, number} odpowiedzi.}}',
  'fault.too_many':
    '{max, plural, one {Zaznacz najwyżej jedną odpowiedź.} few {Zaznacz najwyżej {max, number} odpowiedzi.} many {Zaznacz najwyżej {max, number} odpowiedzi.} other {Zaznacz najwyżej {max, number} odpowiedzi.}}',
  'fault.tied_ranks': 'Dwie pozycje mają miejsce {rank, number}. Nadaj każde miejsce tylko raz.',
  'fault.not_a_rank': '„{rank}” to nie miejsce. Użyj liczb od 1 do {max, number}.',
  'fault.not_a_number': 'Podaj odpowiedź jako liczbę, na przykład {example, number}.',
  'fault.below_min': 'Wpisz co najmniej {min, number}.',
  'fault.above_max': 'Wpisz najwyżej {max, number}.',
  'fault.off_step': 'Wpisz liczbę będącą wielokrotnością {step, number}.',
  'fault.off_step_whole': 'Wpisz liczbę całkowitą.',
  'fault.not_a_text': 'Nie udało się odczytać tej odpowiedzi. Napisz ją ponownie.',
  'fault.too_long':
    '{max, plural, one {Skróć odpowiedź do {max, number} znaku.} few {Skróć odpowiedź do {max, number} znaków.} many {Skróć odpowiedź do {max, number} znaków.} other {Skróć odpowiedź do {max, number} znaku.}}',
  'fault.unstorable':
    'Odpowiedź zawiera znak, którego nie możemy zapisać. Napisz ją bez tego znaku.',
  'fault.other_not_chosen': 'Jest tu wpisany tekst, ale nie wybrano odpowiedzi, do której należy.',
  'fault.unknown_item': 'To pytanie się zmieniło. Odpowiedz na nie ponownie.',
  'fault.not_asked': 'To pytanie nie jest skierowane do Ciebie. Możesz je pominąć.',

  'thanks.title': 'Dziękujemy',
  'thanks.text': 'Otrzymaliśmy Twoje odpowiedzi. Możesz zamknąć tę stronę.',

  'not_yet_open.title': 'Jeszcze nie otwarto',
  'not_yet_open.text': 'To badanie jeszcze się nie rozpoczęło. Wróć później.',
  'not_yet_open.text_at': 'To badanie rozpocznie się {date}.',
  'closed.title': 'To badanie jest zamknięte',
  'closed.text': 'Nie przyjmujemy już odpowiedzi. Dziękujemy za chęć udziału.',
  'not_found.title': 'Nie ma tu badania',
  'not_found.text': 'Adres może być niepełny. Sprawdź, czy został użyty cały link z zaproszenia.',
  'too_large.title': 'Odpowiedzi są zbyt długie',
  'too_large.text':
    'Nic z tej strony nie zostało zapisane. Wróć, skróć najdłuższe odpowiedzi i wyślij ponownie.',
  'too_many.title': 'Jedną chwilę',
  'too_many.text':
    'Z Twojej sieci przychodzi bardzo wiele żądań. Odpowiedzi z wcześniejszych stron są zapisane. Odczekaj minutę i wczytaj tę stronę ponownie.',
  'too_many.text_typed':
    'Z Twojej sieci przychodzi bardzo wiele żądań. Nic z tego, co jest wpisane, nie przepadło: odczekaj minutę i wyślij ponownie.',
  'too_many.again': 'Wyślij ponownie',
  'faulty.title': 'Nie udało się tego odczytać',
  'faulty.text': 'Coś poszło nie tak w drodze do nas. Wróć i wyślij ponownie.',
  'test.mark': 'Test',
  'test.text': 'To jest próba kwestionariusza. To, co wyślesz, nigdy nie jest liczone.',
  'test.again': 'Przetestuj ponownie',
  'test_over.title': 'Ten link testowy jest już nieważny',
  'test_over.text': 'Osoba, od której pochodzi link, znajdzie nowy wśród linków tej fali badania.',
  'failed.title': 'Coś poszło nie tak po naszej stronie',
  'failed.text':
    'Odpowiedzi z wcześniejszych stron są zapisane. Odczekaj chwilę, wróć i wyślij tę stronę ponownie.',
} as const satisfies Record<RespondentMessage, string>;
