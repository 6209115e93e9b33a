import type { Voices } from './voices';

export const PL: Voices = {
  consumer: {
    topics: {
      waiting: {
        bad: [
          'Czekałem {minutes} minut, zanim ktoś odebrał.',
          'Kolejka trwała {minutes} minut i nikt nie powiedział, ile to potrwa.',
          '{minutes} minut na linii to o wiele za długo.',
          'Czas oczekiwania jest nie do przyjęcia.',
          'Rozłączyłam się, bo czekałam już {minutes} minut.',
          'Długie czekanie, jak zawsze.',
          'Na odpowiedź e-mailem czekałam {days} dni.',
        ],
        good: [
          'Odebrali w ciągu minuty.',
          'Prawie bez czekania.',
          'Odpowiedź e-mailem przyszła tego samego dnia.',
          'Powiedzieli, jaki jest czas oczekiwania, i to się zgadzało.',
          'Szybka odpowiedź na czacie.',
        ],
      },
      human: {
        bad: [
          'Nie dało się połączyć z człowiekiem.',
          'Menu ani razu nie pozwoliło porozmawiać z człowiekiem.',
          'Chatbot odsyłał mnie w kółko.',
          'Długo szukałem numeru telefonu na stronie.',
          'Proszę o rozmowę z człowiekiem od razu.',
        ],
        good: [
          'Łatwo było połączyć się z człowiekiem.',
          'Mogłam wybrać czat albo telefon.',
          'Konsultant oddzwonił, tak jak obiecał.',
          'Jedno kliknięcie i już rozmawiałem z człowiekiem.',
        ],
      },
      heard: {
        bad: [
          'Nikt nie słuchał, co mówię.',
          'Konsultant czytał z kartki i nie słuchał.',
          'Czułam się jak numer.',
          'Nie zrozumieli mojego problemu.',
          'Moją reklamację zlekceważono.',
          'Konsultantka była niemiła i spieszyła się.',
        ],
        good: [
          'Konsultantka naprawdę słuchała.',
          'Poczułem się potraktowany poważnie.',
          'Miła i cierpliwa obsługa do samego końca.',
          'Od razu zrozumieli mój problem.',
        ],
      },
      knowledge: {
        bad: [
          'Konsultant nie znał produktu.',
          'Nie umieli rozwiązać mojego problemu.',
          'Dostałem złą odpowiedź i musiałem dzwonić znowu.',
          'Mój problem nadal nie jest rozwiązany.',
          'Nikt nie wiedział, co zrobić z moją fakturą.',
          'Obiecali oddzwonić i nikt nie oddzwonił.',
        ],
        good: [
          'Konsultant wiedział, co robić.',
          'Mój problem rozwiązano w jednej rozmowie.',
          'Fachowa pomoc od pierwszej minuty.',
          'Moją fakturę poprawiono od ręki.',
        ],
      },
      repeating: {
        bad: [
          'Musiałam tłumaczyć wszystko {times} razy.',
          'Odsyłano mnie od działu do działu.',
          'Każdy konsultant odpowiadał inaczej.',
          'Na czacie nie wiedzieli, co mówiłem przez telefon.',
          'Ciągle musiałem powtarzać numer klienta 204 418 733.',
          'W sklepie mówili jedno, a na infolinii drugie.',
        ],
        good: [
          'Nie musiałem niczego powtarzać.',
          'Jedna osoba zajęła się wszystkim od początku do końca.',
          'Wiedzieli już, co wcześniej napisałam.',
          'Wszędzie dostałem tę samą odpowiedź.',
        ],
      },
    },
    closing: {
      bad: [
        'Zmieniam firmę.',
        'Opowiedziałam o tym wszystkim znajomym.',
        'Następnym razem wybiorę inną firmę.',
        'Przydałyby się przeprosiny.',
        'Proszę zatrudnić więcej ludzi.',
      ],
      middling: ['Zależy, kto odbierze.', 'Mogłoby być lepiej.', 'Dobrzy ludzie, ale za mało ich.'],
      good: ['Dziękuję!', 'Tak trzymać.', 'Polecam.', 'Zostaję u nich.'],
    },
  },
  manager: {
    topics: {
      waiting: {
        bad: [
          'W poniedziałki kolejki są za długie.',
          'Brakuje nam pracowników w godzinach szczytu.',
          'Budżet nie pozwala zatrudnić więcej konsultantów.',
          'Czas oczekiwania jest za długi w godzinach szczytu.',
          'W poniedziałki klienci czekają {minutes} minut.',
        ],
        good: [
          'W tym roku mocno pracowaliśmy nad czasem odpowiedzi.',
          'W większość dni osiągamy poziom obsługi.',
          'Czas oczekiwania spadł do kilku minut.',
          'Mówimy, jaki jest czas oczekiwania.',
          'Większość dostaje odpowiedź w ciągu minuty.',
        ],
      },
      human: {
        bad: [
          'Kierujemy klientów do samoobsługi, żeby oszczędzać.',
          'Nie stać nas na konsultantów w każdym kanale.',
          'Wieczorem nie da się połączyć z człowiekiem.',
        ],
        good: [
          'Klienci mają kontakt z konsultantem w każdym kanale.',
          'Samoobsługa bierze proste sprawy, więc nasi konsultanci mają czas.',
          'Z człowiekiem można porozmawiać w każdej sprawie.',
        ],
      },
      heard: {
        bad: [
          'Nasi konsultanci są rozliczani z czasu rozmowy, nie ze słuchania.',
          'Za mało uczymy naszych konsultantów słuchania.',
          'Słuchamy, ale brakuje czasu na każdy problem.',
        ],
        good: [
          'Nasi konsultanci są szkoleni ze słuchania.',
          'Sprawdzamy sprawę każdego niezadowolonego klienta.',
          'Najpierw słuchamy, potem rozwiązujemy problem.',
          'Miła obsługa to nasza siła.',
        ],
      },
      knowledge: {
        bad: [
          'Rotacja jest duża, a szkolenie trwa miesiące.',
          'Nasi konsultanci potrzebują jednego systemu zamiast sześciu.',
          'Nie zawsze umiemy rozwiązać problem w jednej rozmowie.',
        ],
        good: [
          'Nasi konsultanci są dobrze przeszkoleni.',
          'Większość spraw załatwiamy przy pierwszym kontakcie.',
          'Problem rozwiązujemy w jednej rozmowie.',
          'Konsultant oddzwania tego samego dnia.',
        ],
      },
      repeating: {
        bad: [
          'Nasze systemy nie są połączone.',
          'Każdy kanał ma własny zespół i własny system.',
          'Klienci muszą tłumaczyć wszystko od początku w każdym kanale.',
        ],
        good: [
          'Wszystkie kanały mają wspólną kartotekę klienta.',
          'Nasi konsultanci widzą całą historię klienta.',
          'U nas niczego nie trzeba powtarzać.',
          'Jedna osoba prowadzi sprawę od początku do końca.',
        ],
      },
    },
    closing: {
      bad: [
        'Zarząd patrzy tylko na koszty.',
        'Potrzebujemy większego budżetu.',
        'Więcej ludzi by pomogło.',
      ],
      middling: ['Jest jeszcze sporo do zrobienia.', 'Jesteśmy w drodze.', 'Zależy od dnia.'],
      good: [
        'Jestem dumna z zespołu.',
        'Wyniki idą w dobrą stronę.',
        'Tak trzymać.',
        'Z miesiąca na miesiąc jest lepiej.',
      ],
    },
  },
};
