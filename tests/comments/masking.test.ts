import { describe, expect, it } from 'vitest';
import { masked } from '../../app/comments/masking';

describe('a masked comment', () => {
  it.each([
    ['I spoke to Sarah Connor and waited.', 'I spoke to [name] and waited.'],
    ['My name is Zbigniew and I am angry', 'My name is [name] and I am angry'],
    ['Ask john’s boss. Mail a.b-c@mail.example.co.uk', 'Ask john’s boss. Mail [e-mail]'],
    [
      'Card 4111 1111 1111 1111, SSN 078-05-1120, NI QQ123456C',
      'Card [number], SSN [number], NI [number]',
    ],
    ['see https://example.org/me and @angry_bird', 'see [link] and [link]'],
    ['Jag heter Åsa Öberg, ring 070-123 45 67', 'Jag heter [name], ring [number]'],
    ['Personnummer 850101-1234 och ärende 99812345.', 'Personnummer [number] och ärende [number].'],
    ['Mvh Lars', 'Mvh [name]'],
    [
      'Jeg snakket med Kari Nordmann, fødselsnummer 01019012345',
      'Jeg snakket med [name], fødselsnummer [number]',
    ],
    ['Dårlig service – Bjørn', 'Dårlig service – [name]'],
    ['Rozmawiałam z Panią Agnieszką, PESEL 44051401359', 'Rozmawiałam z [name], PESEL [number]'],
    ['Nazywam się Jan Kowalski, tel. +48 601 234 567', 'Nazywam się [name], tel. [number]'],
    ['Меня зовут Иван Петров, телефон 8 (912) 345-67-89', 'Меня зовут [name], телефон [number]'],
    ['Говорила с Еленой, очень долго', 'Говорила с [name], очень долго'],
    ['Спасибо Сергею', 'Спасибо [name]'],
    ['Then Rachel hung up', 'Then [name] hung up'],
    ['Sen svarade Pernilla äntligen', 'Sen svarade [name] äntligen'],
    ['Til slutt hjalp Øystein meg', 'Til slutt hjalp [name] meg'],
    ['Dopiero Dorocie i Łukaszowi się udało', 'Dopiero Dorocie i [name] się udało'],
    ['Помогла только Ксения', 'Помогла только [name]'],
  ])('says no more who it was: %s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    'Waited 45 minutes on 3 calls in 2024, about 1 500 kr.',
    'The agent was rude. Nobody called back!',
    'Väntade i 20 minuter. Ingen svarade, inte ens kl 14.30.',
    'Czekałem 15 minut. Nikt nie odebrał.',
    'Ждал 40 минут. Никто не ответил.',
    'Ventet i 30 minutter. Ingen svarte.',
  ])('leaves what names nobody: %s', (text) => {
    expect(masked(text)).toBe(text);
  });
});
