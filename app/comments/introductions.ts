/** What says that a name follows, in any case. */
export interface Introduction {
  phrases: readonly string[];
  /** What may stand between it and the name. */
  between: string;
  /** How many words are taken for the name where they have no capitals. */
  small: number;
  /** Whether most of what follows is no name, so that only given names on our lists are taken for one. */
  isKnownOnly?: boolean;
}

/** In the languages of the shipped studies, and in Danish, Finnish, German and Arabic. */
export const INTRODUCTIONS: readonly Introduction[] = [
  {
    phrases: [
      "my name is|my name[’']s",
      'jag heter|mitt namn är',
      'jeg heter|mitt navn er|jeg hedder|mit navn er',
      'nimeni on|mun nimi on',
      'mein name ist|ich hei(?:ß|ss)e',
      'nazywam się|mam na imię',
      'меня зовут|мо[её] имя',
      'اسمي',
    ],
    between: String.raw`[.,:]?\s+`,
    small: 2,
  },
  {
    phrases: [
      "i[’']?m|i am|this is|it[’']?s(?: me)?",
      'jag är|det är|här är',
      'jeg er|det er|dette er|her er',
      'olen|tässä on|täällä on',
      'ich bin|hier ist',
      'jestem|to jest|tu',
      'это|я',
    ],
    between: String.raw`[.,:]?\s+`,
    small: 0,
    isKnownOnly: true,
  },
  { phrases: ['mr|mrs'], between: String.raw`\.?\s+`, small: 1 },
  {
    phrases: [
      'name was|called|named|ms|miss|dr|sir|dear|regards|sincerely|cheers|(?:spoke|talked) (?:to|with)',
      'heter|vid namn|herr|fru|doktor|hälsning(?:ar)?|mvh|pratade med|talade med',
      'hilsen|hedder|snakk(?:et|ede) med|talte med',
      'herra|rouva|terveisin|terveiset|puhuin',
      'frau|herrn|hei(?:ß|ss)(?:t|en)|gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)|mfg|sprach mit|gesprochen mit',
      'imieniem|pani|pan|panem|panią|pana|pozdrawiam|z poważaniem|rozmawiał(?:em|am) z',
      'зовут|по имени|господин(?:ом|у|а)?|госпож(?:а|ой|у|е)|с уважением|говорила? с',
    ],
    between: String.raw`[.,:]?\s+`,
    small: 0,
  },
  {
    // Thanks, and the work of those who answer: after a full stop begins another sentence.
    phrases: [
      'thanks(?: to)?|thank you',
      'tack(?: till| vare)?',
      'takk?(?: til)?',
      'kiitos',
      'dank(?:e)?(?: an)?',
      'dziękuję|dzięki',
      'спасибо',
      'agent|advis[eo]r|representative|operator|colleague|manager|supervisor|technician',
      'agenten|handläggaren?|kollegan?|rådgivaren?|säljaren?|teknikern?|chefen',
      'saksbehandler(?:en)?|rådgiver(?:en)?|medarbejder(?:en)?|sagsbehandler(?:en)?',
      'asiakaspalvelija|myyjä|virkailija',
      '(?:mitarbeiter|berater|sachbearbeiter)(?:in)?|kollegen?|kollegin',
      'konsultant(?:em|ka|ką)?|agentem|doradc[aą]|doradczyni',
      '(?:оператор|менеджер|сотрудник|специалист)(?:ом|у|а)?',
    ],
    between: String.raw`,?\s+`,
    small: 0,
  },
];

/** A comment that ends with one of these and a word or two is signed. */
export const SIGNING: readonly string[] = [
  '(?:(?:best|kind|warm) )?(?:regards|wishes)|sincerely|cheers|yours(?: truly)?|signed|best(?=,)',
  'mvh|(?:vänliga? )?hälsning(?:ar)?|vänligen|undertecknat',
  'mvh|(?:venn?lig )?hilsen',
  'terveisin|terv',
  'mfg|lg|vg|gr(?:ü|ue)(?:ß|ss)en?|gru(?:ß|ss)',
  '(?:serdecznie )?pozdrawiam|z poważaniem|с уважением',
];

/** Thanks, after whose comma a given name at the end of a comment signs it. */
export const THANKING = 'thanks|thank you|tack|takk|kiitos|danke|dziękuję|dzięki|спасибо';

/** Words that take a letter of their own, so that no initial follows: plan B, an A. */
export const LETTERED: ReadonlySet<string> = new Set(
  [
    'plan option gate line bus zone class group team block terminal vitamin hepatitis grade section level type part appendix point',
    'alternativ linje buss zon klass grupp spår uppgång betyg betyget del nivå typ plattform bilaga punkt',
    'gruppe sone klasse karakter gruppen klassen linie typus teil stufe note',
    'grupa klasa linia opcja poziom ocena część план группа линия класс уровень',
    'a an the en ett et ei ein eine der die das',
  ].flatMap((words) => words.split(' ')),
);

/** Letters with full stops that stand for other things. */
export const SHORTENED: ReadonlySet<string> = new Set(
  'i us uk eu un ps am pm nb ok vs rsvp fl dr'.split(' '),
);

/** What says in Thai that a name follows. */
export const THAI_INTRODUCTIONS: readonly string[] = [
  '(?:ดิฉัน|ฉัน|ผม|หนู|เรา|กระผม)(?:มี)?ชื่อ(?:ว่า)?',
  'ชื่อของ(?:ดิฉัน|ฉัน|ผม|หนู)คือ',
  '(?:พนักงาน|เจ้าหน้าที่|ผู้จัดการ|คน|คุณ)(?:ที่)?ชื่อ(?:ว่า)?',
  'นามสกุล(?:ว่า)?',
];

/** Titles in Thai, and words for "you" before one of the commonest names: alone they mean many things. */
export const THAI_TITLES = [
  'นางสาว|น\\.ส\\.|นาง(?!ฟ้า|แบบ|เอก)|นาย(?!จ้าง|หน้า|ก|ทุน|อำเภอ|ทหาร|แพทย์|ตำรวจ)',
  '(?:คุณ|พี่|น้อง)(?=สมชาย|สมศักดิ์|สมหญิง|สมพร|สมจิต|วิชัย|ประเสริฐ|สุรชัย|อนันต์|มาลี|สุดา|นภา|วรรณา|ประยุทธ|สุชาติ|พรทิพย์|กมล|อรทัย)',
].join('|');

/** What another sentence begins with in Thai, where a surname could stand. */
export const THAI_BEGINNINGS =
  'รอ|โทร|ไม่|ได้|อยาก|ขอ|มี|เป็น|ถูก|บริการ|พูด|คุย|ช่วย|ดี|แย่|มา|ไป|ติดต่อ|เคย|ยัง|ก็|คือ|พนักงาน|เจ้าหน้าที่|เบอร์|อยู่|ต้อง|แล้ว|ที่|ใช้|สั่ง|ซื้อ|ชอบ|รู้สึก|เลย|แต่|เพราะ|ตอน|เมื่อ|ให้|กับ|จาก|จะ|ทำ|สุภาพ|ใจร้อน|ตอบ|รับ|บอก|เรียก|หัวหน้า|ผม|ฉัน|ดิฉัน|เรา|อายุ|ทำไม|หมายเลข|สาย|วัน|นาน|มาก|น่ารัก|เก่ง|ฟัง';

/** What ends a sentence politely in Thai, or joins it with another. */
export const THAI_ENDINGS = '(?:นะ)?(?:ครับ|คับ|ค่ะ|คะ|จ้ะ|จ้า)(?!\\p{Script=Thai})|นามสกุล|และ|แต่';

/** Capitalised words that are no names, and words that are none after "my name is" either. */
export const ORDINARY: ReadonlySet<string> = new Set(
  [
    // Days and months
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december',
    'montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember',
    // What is said of a name, or signs for one
    'wrong spelled spelt misspelled missing registered listed known correct changed',
    'fel felstavat registrerat rätt felstavet registrert väärin väärä falsch',
    'customer team support service everybody everyone kund kunden kunde kunder kundtjänst klient asiakas teamet клиент',
    // Titles that stand alone
    'mr mrs ms sir madam herr frau herra rouva pan pani panu państwu państwo wam ihnen sie euch',
  ].flatMap((words) => words.split(' ')),
);
