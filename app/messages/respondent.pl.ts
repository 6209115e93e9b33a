import type { RespondentMessage } from './respondent.en';

export const respondentPl = {
  'page.progress': 'Strona {page, number} z {count, number}',
  'page.title_fault': 'Błąd: {title}',
  'page.next': 'Dalej',
  'page.send': 'Wyślij',
  'page.back': 'Wstecz',
  'page.language': 'Język',
  'page.resumed': 'Zachowaliśmy Pana/Pani odpowiedzi. Można kontynuować od miejsca przerwania.',
  'page.all_optional': 'Na tej stronie można pominąć każde pytanie.',

  'faults.title':
    '{count, plural, one {Jedna odpowiedź wymaga poprawy} few {# odpowiedzi wymagają poprawy} many {# odpowiedzi wymaga poprawy} other {# odpowiedzi wymaga poprawy}}',

  'item.optional': 'nieobowiązkowe',
  'item.dont_know': 'Nie wiem',
  'item.clear': 'Usuń odpowiedź',
  'item.other_text': 'Proszę napisać, co',

  'multiple.any': 'Proszę zaznaczyć wszystkie pasujące odpowiedzi.',
  'multiple.at_most':
    '{max, plural, one {Proszę zaznaczyć najwyżej jedną odpowiedź.} few {Proszę zaznaczyć najwyżej {max, number} odpowiedzi.} many {Proszę zaznaczyć najwyżej {max, number} odpowiedzi.} other {Proszę zaznaczyć najwyżej {max, number} odpowiedzi.}}',
  'multiple.at_least':
    '{min, plural, one {Proszę zaznaczyć co najmniej jedną odpowiedź.} few {Proszę zaznaczyć co najmniej {min, number} odpowiedzi.} many {Proszę zaznaczyć co najmniej {min, number} odpowiedzi.} other {Proszę zaznaczyć co najmniej {min, number} odpowiedzi.}}',
  'multiple.exactly':
    '{min, plural, one {Proszę zaznaczyć dokładnie jedną odpowiedź.} few {Proszę zaznaczyć dokładnie {min, number} odpowiedzi.} many {Proszę zaznaczyć dokładnie {min, number} odpowiedzi.} other {Proszę zaznaczyć dokładnie {min, number} odpowiedzi.}}',
  'multiple.between': 'Proszę zaznaczyć od {min, number} do {max, number} odpowiedzi.',
  'multiple.chosen': 'Zaznaczono {count} z {max}',

  'ranking.hint': 'Proszę wpisać 1 przy najważniejszej pozycji, 2 przy następnej i tak dalej.',
  'ranking.hint_top':
    '{max, plural, one {Proszę wpisać 1 przy najważniejszej pozycji.} few {Proszę wpisać 1 przy najważniejszej pozycji i tak dalej, aż do {max, number}.} many {Proszę wpisać 1 przy najważniejszej pozycji i tak dalej, aż do {max, number}.} other {Proszę wpisać 1 przy najważniejszej pozycji i tak dalej, aż do {max, number}.}}',
  'ranking.hint_tap':
    'Proszę wybierać po kolei, zaczynając od najważniejszej pozycji. Ponowny wybór ją usuwa.',
  'ranking.hint_tap_top':
    '{max, plural, one {Proszę wybrać najważniejszą pozycję.} few {Proszę wybrać po kolei {max, number} najważniejsze pozycje, zaczynając od pierwszej. Ponowny wybór usuwa pozycję.} many {Proszę wybrać po kolei {max, number} najważniejszych pozycji, zaczynając od pierwszej. Ponowny wybór usuwa pozycję.} other {Proszę wybrać po kolei {max, number} najważniejszej pozycji, zaczynając od pierwszej. Ponowny wybór usuwa pozycję.}}',
  'ranking.no_place': '–',
  'ranking.up': 'Przesuń w górę: {option}',
  'ranking.down': 'Przesuń w dół: {option}',
  'ranking.placed': '{option}: miejsce {place} z {max, number}',
  'ranking.taken_out': '{option}: usunięto',
  'ranking.full':
    '{max, plural, one {Wybrano już jedną pozycję. Aby wybrać inną, trzeba ją usunąć.} few {Zajęte są wszystkie {max, number} miejsca. Najpierw trzeba usunąć jedną pozycję.} many {Zajętych jest wszystkich {max, number} miejsc. Najpierw trzeba usunąć jedną pozycję.} other {Wszystkie miejsca są zajęte: {max, number}. Najpierw trzeba usunąć jedną pozycję.}}',

  'number.between': 'Od {min, number} do {max, number}.',
  'number.at_least': 'Co najmniej {min, number}.',
  'number.at_most': 'Najwyżej {max, number}.',
  'number.step': 'Co {step, number}.',
  'unit.minute': 'min',
  'unit.hour': 'godz.',
  'unit.day': 'dni',

  'nps.low': 'Na pewno nie',
  'nps.high': 'Na pewno tak',

  'fault.required.one': 'Proszę wybrać jedną odpowiedź.',
  'fault.required.one_or_dk': 'Proszę wybrać jedną odpowiedź lub „Nie wiem”.',
  'fault.required.multiple': 'Proszę zaznaczyć co najmniej jedną odpowiedź.',
  'fault.required.multiple_or_dk': 'Proszę zaznaczyć co najmniej jedną odpowiedź lub „Nie wiem”.',
  'fault.required.ranking': 'Proszę nadać miejsce co najmniej jednej pozycji.',
  'fault.required.ranking_or_dk':
    'Proszę nadać miejsce co najmniej jednej pozycji lub wybrać „Nie wiem”.',
  'fault.required.number': 'Proszę wpisać liczbę.',
  'fault.required.number_or_dk': 'Proszę wpisać liczbę lub wybrać „Nie wiem”.',
  'fault.required.text': 'Proszę napisać odpowiedź.',
  'fault.unknown_code': 'Tej odpowiedzi nie ma na liście. Proszę wybrać jedną z podanych.',
  'fault.not_a_code': 'Proszę wybrać tylko jedną odpowiedź.',
  'fault.not_a_list': 'Nie udało się odczytać tej odpowiedzi. Proszę wybrać ponownie.',
  'fault.doubled_code': 'Odpowiedź „{option}” wybrano dwa razy. Proszę wybrać ponownie.',
  'fault.exclusive':
    'Odpowiedzi „{option}” nie można łączyć z innymi. Proszę zostawić tylko ją albo pozostałe.',
  'fault.dont_know_alone':
    '„Nie wiem” nie można łączyć z odpowiedzią. Proszę zostawić jedno z nich.',
  'fault.too_few':
    '{min, plural, one {Proszę zaznaczyć co najmniej jedną odpowiedź.} few {Proszę zaznaczyć co najmniej {min, number} odpowiedzi.} many {Proszę zaznaczyć co najmniej {min, number} odpowiedzi.} other {Proszę zaznaczyć co najmniej {min, number} odpowiedzi.}}',
  'fault.too_many':
    '{max, plural, one {Proszę zaznaczyć najwyżej jedną odpowiedź.} few {Proszę zaznaczyć najwyżej {max, number} odpowiedzi.} many {Proszę zaznaczyć najwyżej {max, number} odpowiedzi.} other {Proszę zaznaczyć najwyżej {max, number} odpowiedzi.}}',
  'fault.tied_ranks':
    'Dwie pozycje mają miejsce {rank, number}. Proszę nadać każde miejsce tylko raz.',
  'fault.not_a_rank': '„{rank}” to nie miejsce. Proszę użyć liczb od 1 do {max, number}.',
  'fault.not_a_number': 'Proszę podać odpowiedź jako liczbę, na przykład {example, number}.',
  'fault.below_min': 'Proszę wpisać co najmniej {min, number}.',
  'fault.above_max': 'Proszę wpisać najwyżej {max, number}.',
  'fault.off_step': 'Proszę wpisać liczbę będącą wielokrotnością {step, number}.',
  'fault.off_step_whole': 'Proszę wpisać liczbę całkowitą.',
  'fault.not_a_text': 'Nie udało się odczytać tej odpowiedzi. Proszę napisać ją ponownie.',
  'fault.too_long':
    '{max, plural, one {Proszę skrócić odpowiedź do {max, number} znaku.} few {Proszę skrócić odpowiedź do {max, number} znaków.} many {Proszę skrócić odpowiedź do {max, number} znaków.} other {Proszę skrócić odpowiedź do {max, number} znaku.}}',
  'fault.unstorable':
    'Odpowiedź zawiera znak, którego nie możemy zapisać. Proszę napisać ją bez tego znaku.',
  'fault.other_not_chosen': 'Jest tu wpisany tekst, ale nie wybrano odpowiedzi, do której należy.',
  'fault.unknown_item': 'To pytanie się zmieniło. Proszę odpowiedzieć na nie ponownie.',
  'fault.not_asked': 'To pytanie nie dotyczy Pana/Pani. Można je pominąć.',

  'thanks.title': 'Dziękujemy',
  'thanks.text': 'Otrzymaliśmy odpowiedzi. Można zamknąć tę stronę.',

  'not_yet_open.title': 'Jeszcze nie otwarto',
  'not_yet_open.text': 'To badanie jeszcze się nie rozpoczęło. Proszę wrócić później.',
  'not_yet_open.text_at': 'To badanie rozpocznie się {date}.',
  'closed.title': 'To badanie jest zamknięte',
  'closed.text': 'Nie przyjmujemy już odpowiedzi. Dziękujemy za chęć udziału.',
  'not_found.title': 'Nie ma tu badania',
  'not_found.text':
    'Adres może być niepełny. Proszę sprawdzić, czy został użyty cały link z zaproszenia.',
  'too_large.title': 'Odpowiedzi są zbyt długie',
  'too_large.text':
    'Nic z tej strony nie zostało zapisane. Proszę wrócić, skrócić najdłuższe odpowiedzi i wysłać ponownie.',
  'too_many.title': 'Jedną chwilę',
  'too_many.text':
    'Z tej sieci przychodzi bardzo wiele żądań. Odpowiedzi z wcześniejszych stron są zapisane. Proszę odczekać minutę i wczytać tę stronę ponownie.',
  'too_many.text_typed':
    'Z tej sieci przychodzi bardzo wiele żądań. Nic z tego, co jest wpisane, nie przepadło: proszę odczekać minutę i wysłać ponownie.',
  'too_many.again': 'Wyślij ponownie',
  'faulty.title': 'Nie udało się tego odczytać',
  'faulty.text': 'Coś poszło nie tak w drodze do nas. Proszę wrócić i wysłać ponownie.',
  'test.mark': 'Test',
  'test.text': 'To jest próba kwestionariusza. To, co zostanie wysłane, nigdy nie jest liczone.',
  'test.again': 'Przetestuj ponownie',
  'test_over.title': 'Ten link testowy jest już nieważny',
  'test_over.text': 'Osoba, od której pochodzi link, znajdzie nowy wśród linków tej fali badania.',
  'failed.title': 'Coś poszło nie tak po naszej stronie',
  'failed.text':
    'Odpowiedzi z wcześniejszych stron są zapisane. Proszę odczekać chwilę, wrócić i wysłać tę stronę ponownie.',
} as const satisfies Record<RespondentMessage, string>;
