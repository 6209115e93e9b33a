import type { Voices } from './voices';

export const SV: Voices = {
  consumer: {
    topics: {
      waiting: {
        bad: [
          'Jag fick vänta {minutes} minuter innan någon svarade.',
          'Kön tog {minutes} minuter och ingen sa hur lång tid det skulle ta.',
          '{minutes} minuter i telefonkö är alldeles för länge.',
          'Väntetiden är inte godtagbar.',
          'Jag la på efter {minutes} minuter och ringde igen på kvällen.',
          'Lång väntetid, som alltid.',
          'Det tog {days} dagar att få svar på e-post.',
        ],
        good: [
          'De svarade inom en minut.',
          'Knappt någon väntetid.',
          'Jag fick snabbt svar på e-post samma dag.',
          'De sa hur lång väntetiden var, och det stämde.',
          'Snabbt svar i chatten.',
        ],
      },
      human: {
        bad: [
          'Det gick inte att få tag på en riktig människa.',
          'Menyn lät mig aldrig prata med en människa.',
          'Chattboten skickade mig runt i cirklar.',
          'Jag fick leta efter telefonnumret på webbplatsen.',
          'Låt mig prata med en riktig människa direkt.',
        ],
        good: [
          'Det var lätt att nå en riktig människa.',
          'Jag kunde välja mellan chatt och telefon.',
          'En riktig människa ringde upp som de lovat.',
          'Ett klick, sedan pratade jag med en människa.',
        ],
      },
      heard: {
        bad: [
          'Ingen lyssnade på vad jag sa.',
          'Handläggaren läste innantill och lyssnade inte.',
          'Jag kände mig som ett nummer.',
          'De förstod inte mitt problem.',
          'Mitt klagomål viftades bort.',
          'Personen var otrevlig och hade bråttom.',
        ],
        good: [
          'Handläggaren lyssnade verkligen.',
          'Jag kände mig tagen på allvar.',
          'Vänlig och tålmodig hela vägen.',
          'De förstod mitt problem direkt.',
          'Karin på kvällen var underbar.',
        ],
      },
      knowledge: {
        bad: [
          'Handläggaren kunde inte produkten.',
          'De kunde inte lösa mitt problem.',
          'Jag fick fel svar och måste ringa igen.',
          'Mitt problem är fortfarande inte löst.',
          'Ingen visste vad man gör åt min faktura.',
          'De lovade ringa upp och gjorde det aldrig.',
        ],
        good: [
          'Handläggaren visste vad som skulle göras.',
          'Mitt problem löstes på ett samtal.',
          'Kunnig hjälp från första minuten.',
          'Min faktura rättades på en gång.',
        ],
      },
      repeating: {
        bad: [
          'Jag fick förklara allt {times} gånger.',
          'Jag kopplades runt mellan {times} avdelningar.',
          'Varje handläggare gav ett annat svar.',
          'Chatten visste inte vad jag sagt i telefon.',
          'Jag fick upprepa mitt kundnummer 204 418 733 om och om igen.',
          'Butiken sa en sak och kundtjänsten en annan.',
        ],
        good: [
          'Jag slapp upprepa något.',
          'En person skötte allt från början till slut.',
          'De visste redan vad jag hade skrivit.',
          'Jag fick samma svar överallt.',
        ],
      },
    },
    closing: {
      bad: [
        'Jag byter bolag.',
        'Jag har berättat det för alla mina vänner.',
        'Nästa gång väljer jag ett annat företag.',
        'En ursäkt hade varit på sin plats.',
        'Anställ fler människor.',
        'Mycket tråkigt.',
      ],
      middling: [
        'Det beror på vem som svarar.',
        'Det kunde vara bättre.',
        'Bra på morgonen, hopplöst på kvällen.',
        'Bra människor, men för få av dem.',
      ],
      good: ['Tack!', 'Fortsätt så.', 'Jag rekommenderar dem gärna.', 'Jag stannar kvar.'],
    },
  },
  manager: {
    topics: {
      waiting: {
        bad: [
          'Köerna är för långa på måndagar.',
          'Vi saknar personal när det är som mest att göra.',
          'Prognosen missar topparna, och då får kunderna vänta.',
          'Budgeten räcker inte till fler medarbetare.',
          'Väntetiden är för lång när det är kö.',
          'Kunderna får vänta {minutes} minuter på måndagar.',
        ],
        good: [
          'Vi har jobbat hårt med svarstiderna i år.',
          'Vi når vår servicenivå de flesta dagar.',
          'Den nya prognosen håller köerna korta.',
          'Väntetiden är nere på några minuter.',
          'Vi säger hur lång väntetiden är.',
          'De flesta får svar inom en minut.',
        ],
      },
      human: {
        bad: [
          'Vi styr kunderna till självbetjäning för att spara pengar.',
          'Chattboten tar enkla frågor, men kunderna vill prata.',
          'Vi har inte råd med medarbetare i alla kanaler.',
          'På kvällen når ingen en riktig människa.',
          'Menyn är för lång innan man får prata med oss.',
        ],
        good: [
          'Kunderna når våra medarbetare i alla kanaler.',
          'Självbetjäningen tar de enkla frågorna, så att våra medarbetare hinner.',
          'En riktig människa svarar på varje samtal.',
          'Telefonnumret finns på varje sida av webbplatsen.',
        ],
      },
      heard: {
        bad: [
          'Våra medarbetare mäts på samtalstid, inte på att lyssna.',
          'Stressen gör våra medarbetare korta i tonen.',
          'Utbildningen handlar för lite om att lyssna.',
          'Vi lyssnar, men tiden räcker inte till varje problem.',
        ],
        good: [
          'Våra medarbetare är utbildade i att lyssna.',
          'Vi coachar våra medarbetare varje vecka.',
          'Vi följer upp varje missnöjd kund.',
          'Vi lyssnar först och löser sedan problemet.',
          'Vänlig personal är vår styrka.',
        ],
      },
      knowledge: {
        bad: [
          'Personalen slutar, och utbildningen tar månader.',
          'Våra medarbetare behöver ett system i stället för sex.',
          'Kunskapsbasen är inaktuell.',
          'Vi kan inte alltid lösa problemet på ett samtal.',
          'Vi lovar att ringa upp oftare än vi gör det.',
        ],
        good: [
          'Våra medarbetare är välutbildade.',
          'Den nya kunskapsbasen hjälper våra medarbetare.',
          'Vi löser det mesta vid första kontakten.',
          'Problemet blir löst på ett samtal, för det mesta.',
          'Vi ringer upp samma dag.',
        ],
      },
      repeating: {
        bad: [
          'Våra system talar inte med varandra.',
          'Varje kanal har sitt eget team och sitt eget system.',
          'Kunderna får förklara allt igen i varje kanal.',
          'Chatten visar inte vad som sagts i telefon.',
        ],
        good: [
          'Alla kanaler delar samma kundbild.',
          'Våra medarbetare ser hela kundens historik.',
          'Hos oss slipper man upprepa något.',
          'En person sköter ärendet från början till slut.',
        ],
      },
    },
    closing: {
      bad: [
        'Ledningen ser bara till kostnaden.',
        'Vi behöver större budget.',
        'Fler människor hade hjälpt.',
      ],
      middling: [
        'Det finns mer att göra.',
        'Vi är på väg.',
        'Det skiljer mellan teamen.',
        'Det beror på dagen.',
      ],
      good: [
        'Jag är stolt över teamet.',
        'Kunderna vet vad de kan vänta sig av oss.',
        'Fortsätt så.',
        'Vi blir bättre varje månad.',
        'Våra kunder stannar kvar.',
      ],
    },
  },
};
