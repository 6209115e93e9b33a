import type { accountEn } from './account.en';

export const accountSv = {
  'places.label': 'Parallax',
  'places.waves': 'Omgångar',
  'places.account': 'Konto',
  'places.manage': 'Hantera',
  'places.benchmarks': 'Jämförelsetal',
  'places.audit': 'Granskningslogg',

  'sign_in.title': 'Logga in',
  'sign_in.text': 'För dem som sköter Parallax och för läsare som har fått en rapport.',
  'sign_in.email': 'E-postadress',
  'sign_in.password': 'Lösenord',
  'sign_in.send': 'Logga in',
  'sign_in.wrong':
    'Adressen och lösenordet hör inte ihop. Kontrollera båda, även stora och små bokstäver.',
  'sign_in.locked':
    'För många felaktiga lösenord. Vänta en kvart och försök igen, eller be den som sköter Parallax om ett nytt engångslösenord.',
  'sign_in.forgotten':
    'Har du glömt lösenordet? Den som sköter Parallax kan ge dig ett nytt engångslösenord.',
  'sign_in.empty_email': 'Ange din e-postadress.',
  'sign_in.empty_password': 'Ange ditt lösenord.',

  'password.title': 'Byt lösenord',
  'password.title_first': 'Välj ett eget lösenord',
  'password.text_first':
    'Du loggade in med ett engångslösenord. Från och med nu gäller det som du väljer här.',
  'password.text': 'Alla andra webbläsare som är inloggade med ditt konto loggas ut.',
  'password.current': 'Nuvarande lösenord',
  'password.next': 'Nytt lösenord',
  'password.hint': 'Minst {min, number} tecken, vilka som helst. Flera ord är lätta att minnas.',
  'password.again': 'Nytt lösenord, en gång till',
  'password.send': 'Byt lösenord',
  'password.send_first': 'Spara lösenordet',
  'password.wrong': 'Det här är inte ditt nuvarande lösenord.',
  'password.short': 'Lösenordet har färre än {min, number} tecken.',
  'password.long': 'Lösenordet har fler än {max, number} tecken.',
  'password.same': 'Välj ett som varken är din adress eller lösenordet som du har.',
  'password.differs': 'De två är inte lika. Skriv det nya lösenordet en gång till.',

  'account.title': 'Ditt konto',
  'account.administrator': 'Administratör: får göra allt.',
  'account.analyst': 'Analytiker: läser rapporterna för alla omgångar.',
  'account.reader': 'Läsare: läser de rapporter som du har fått.',
  'account.fieldworker': 'Fältarbetare: följer fältarbetet.',
  'account.sign_out': 'Logga ut',
  'account.name_title': 'Namn',
  'account.name': 'Ditt namn, som andra ser det',
  'account.name_send': 'Spara namnet',
  'account.name_fault': 'Ange ett namn på högst 100 tecken.',
  'account.password_title': 'Lösenord',
  'account.password_change': 'Byt lösenord',
  'account.sessions': 'Här är du inloggad',
  'account.sessions_text': 'Logga ut det som du inte känner igen, och byt sedan lösenord.',
  'account.unknown_browser': 'Okänd webbläsare',
  'account.this_browser': 'den här webbläsaren',
  'account.seen': 'Senast här {moment}, inloggad {since}',
  'account.end': 'Logga ut',
  'account.end_named': 'Logga ut {browser}, senast här {moment}',
  'account.end_others': 'Logga ut alla andra webbläsare',
  'account.done_name': 'Ditt namn är sparat.',
  'account.done_password': 'Ditt lösenord är bytt, och alla andra webbläsare är utloggade.',
  'account.done_ended': 'Utloggad.',

  'waves.title': 'Omgångar',
  'waves.all':
    '{waves, plural, one {# omgång} other {# omgångar}} av {studies, plural, one {# studie} other {# studier}}. Var och en öppnar sin gaprapport.',
  'waves.given': 'Du har fått {waves, plural, one {en rapport} other {# rapporter}}.',
  'waves.none': 'Det finns ingen omgång ännu.',
  'waves.none_given':
    'Du har inte fått någon rapport ännu. Den som sköter Parallax kan ge dig en; då visas den här.',
  'waves.draft': 'utkast',
  'waves.open': 'öppen',
  'waves.closed': 'stängd',
  'waves.archived': 'arkiverad',

  'home.sign_in_text': 'Eller logga in, om du har ett konto.',
  'foreign.title': 'Det här kom någon annanstans ifrån',
  'foreign.text':
    'Formuläret skickades inte från en sida i Parallax, så ingenting har gjorts. Öppna sidan här och skicka det igen.',
} satisfies Record<keyof typeof accountEn, string>;
