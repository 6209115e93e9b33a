/** What stands where something was masked. */
export const MASKS = { email: '[e-mail]', link: '[link]', number: '[number]', name: '[name]' };

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const LINK = /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,}/giu;
/** Scripts that write spaces between words: in others a letter may well follow a number. */
const SPACED = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}`;
/** Five digits and more of any script, however they are grouped: phones, orders, accounts, personal ids. */
const NUMBER = new RegExp(
  String.raw`\+?\(?\p{Nd}(?:[\s\u00a0\u200e\u200f()./+\u2010-\u2015-]{0,2}\p{Nd}){4,}[A-Z]?(?![${SPACED}])`,
  'gu',
);
/** Letters and digits in one: account and card numbers, registrations, national insurance numbers. */
const MIXED =
  /(?<![\p{L}\p{N}]|[\p{Lu}\p{N}]-)(?=[\p{Lu}\p{N}])(?=[\p{Lu}\p{N}-]*\p{Nd}[\p{Lu}\p{N}-]*\p{Nd})(?=[\p{Lu}\p{N}-]*\p{Lu})[\p{Lu}\p{N}][\p{Lu}\p{N}-]{4,}(?![\p{L}\p{N}])/gu;
/** The same in small letters from five digits on, since many words have some: "1980s", "iphone15". */
const CODE = new RegExp(
  String.raw`(?<![\p{L}\p{N}]|[\p{L}\p{N}]-)(?=[${SPACED}\p{Nd}])(?=[\p{Nd}-]*[${SPACED}])(?=(?:[${SPACED}-]*\p{Nd}){5})[${SPACED}\p{Nd}-]+(?<!-)(?![\p{L}\p{N}])`,
  'gu',
);
/** An amount is no code: "15000kr". */
const AMOUNT =
  /^\p{Nd}+-?(?:kr|tkr|sek|nok|dkk|eur|usd|gbp|chf|pln|zł|zl|rub|руб|р|km|m|kg|g|mb|gb|tb|ms|s|h|st|tal|talet|min)$/iu;

/** Between the parts of an address that is spelled out: "anna (at) example dot com". */
const SIGN = 'snabel-?a|krøllalfa|alfakrøll|ät-merkki|miukumauku|klammeraffe|małpa|собака';
const DOT = 'dot|punkt|prikk|piste|kropka|точка';
const ENDS = 'com|org|net|info|eu|se|no|dk|fi|de|pl|ru|uk|io';
const PART = String.raw`[\p{L}\p{N}][\p{L}\p{N}_.+-]{0,60}`;
const BRACKETED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${PART}\s?[([{]\s?(?:@|at|${SIGN})\s?[)\]}]\s?${PART}(?:\s?[([{]?\s?(?:\.|${DOT})\s?[)\]}]?\s?[\p{L}\p{N}-]{2,30}){0,3}`,
  'giu',
);
const SPELLED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${PART}\s(?:(?:at|${SIGN})\s[\p{L}\p{N}-]{1,60}(?:\s(?:${DOT})\s[\p{L}\p{N}-]{1,30}){0,2}\s(?:${DOT})\s|(?:${SIGN})\s[\p{L}\p{N}-]{1,60}(?:\.[\p{L}\p{N}-]{1,30}){0,2}\.)(?:${ENDS})(?![\p{L}\p{N}])`,
  'giu',
);
/** A telephone number however it is parted, and with letters that look like digits: "o7o_I23 - 45". */
const PHONE =
  /(?<![\p{L}\p{N}])(?:\+\s?\p{Nd}|[0Oo]\p{Nd})(?:[\s()./*_‐-―-]{0,3}[\p{Nd}OoIl]){5,24}(?![\p{L}\p{N}])/gu;
/** Digits that are written as words, five and more in a row, in the languages that comments come in. */
const DIGITS = [
  'zero|oh|one|two|three|four|five|six|seven|eight|nine|double',
  'noll|ett|två|tre|fyra|fem|sex|sju|åtta|nio',
  'null|en|to|fire|seks|syv|åtte|otte|ni',
  'nolla|yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän',
  'eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun',
  'zero|jeden|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziewięć',
  'ноль|один|два|три|четыре|пять|шесть|семь|восемь|девять',
];
const IN_WORDS = DIGITS.map(
  (words) =>
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${words})(?:[\s,.-]{1,2}(?:${words})){4,24}(?![\p{L}\p{N}])`,
      'giu',
    ),
);
const IN_THAI = /(?:(?:ศูนย์|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)[\s-]?){5,24}/gu;

/** A text with addresses and numbers masked that lead to a person. */
export function maskedContacts(text: string): string {
  const plain = text
    .replaceAll(EMAIL, MASKS.email)
    .replaceAll(BRACKETED, MASKS.email)
    .replaceAll(SPELLED, MASKS.email)
    .replaceAll(LINK, MASKS.link)
    .replaceAll(PHONE, (found) =>
      (found.match(/\p{Nd}/gu)?.length ?? 0) < 6 ? found : MASKS.number,
    )
    .replaceAll(MIXED, MASKS.number)
    .replaceAll(CODE, (code) => (AMOUNT.test(code) ? code : MASKS.number))
    .replaceAll(NUMBER, MASKS.number);
  return IN_WORDS.reduce((said, words) => said.replaceAll(words, MASKS.number), plain).replaceAll(
    IN_THAI,
    (found) => `${MASKS.number}${/\s$/u.test(found) ? ' ' : ''}`,
  );
}
