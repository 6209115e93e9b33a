import { describe, expect, it } from 'vitest';
import { emailSchema, nameSchema, passwordFault } from '../../app/accounts/credentials';
import { hashPassword, isPassword, oneTimePassword } from '../../app/accounts/password.server';
import { sessionCookie, sessionToken } from '../../app/accounts/session.server';

describe('a password', () => {
  it('is known again, however its letters were composed, and no other is', async () => {
    const hashed = await hashPassword('Räksmörgås på fat');
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword('Räksmörgås på fat')).not.toBe(hashed);
    expect(await isPassword(hashed, 'Räksmörgås på fat'.normalize('NFD'))).toBe(true);
    expect(await isPassword(hashed, 'räksmörgås på fat')).toBe(false);
    expect(await isPassword(undefined, 'Räksmörgås på fat')).toBe(false);
  });

  it('of nobody takes as much work to refuse as somebody’s', async () => {
    const hashed = await hashPassword('the right password');
    // Work of the processor: the time on the clock tells of what else the machine does.
    const work = async (given: string | undefined) => {
      const before = process.cpuUsage();
      for (let i = 0; i < 5; i += 1) await isPassword(given, 'a wrong password');
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await work(hashed);
    const [somebody, nobody] = [await work(hashed), await work(undefined)];
    expect(nobody / somebody).toBeGreaterThan(0.5);
    expect(nobody / somebody).toBeLessThan(2);
  });

  it('for once is different each time, and easily read out', () => {
    const made = new Set(Array.from({ length: 100 }, oneTimePassword));
    expect(made.size).toBe(100);
    for (const password of made) expect(password).toMatch(/^[0-9a-z]{4}(-[0-9a-z]{4}){2}$/);
  });

  it.each([
    ['eleven char', 'short'],
    ['twelve chars', null],
    ['👍'.repeat(11), 'short'],
    ['👍'.repeat(12), null],
    ['x'.repeat(256), null],
    ['x'.repeat(257), 'long'],
    ['Somebody@Example.org', 'same'],
  ])('of somebody’s choice, %j: %s', (password, fault) => {
    expect(passwordFault(password, 'somebody@example.org')).toBe(fault);
  });
});

describe('an address and a name', () => {
  it('have one form each', () => {
    expect(emailSchema.parse(' Ann.Lee+x@EXAMPLE.org\n')).toBe('ann.lee+x@example.org');
    expect(emailSchema.parse('admin@localhost')).toBe('admin@localhost');
    for (const email of [
      '',
      'ann',
      '@b',
      'a@',
      'a b@c',
      'a@b\nc',
      'a@b,c@d',
      `${'a'.repeat(251)}@b.c`,
    ])
      expect(emailSchema.safeParse(email).success).toBe(false);
    expect(nameSchema.parse(' Ann\t\u0000Lee\u202e ')).toBe('Ann Lee');
    // Joiners belong to the spelling of names.
    expect(nameSchema.parse('علی\u200cرضا')).toBe('علی\u200cرضا');
    expect(nameSchema.safeParse('\u200b ').success).toBe(false);
  });
});

describe('the cookie of a session', () => {
  const token = 'a'.repeat(26);
  const held = (cookie: string, publicUrl = 'http://localhost:3000') =>
    sessionToken(publicUrl, new Headers({ Cookie: cookie }));

  it('is the host’s own over https, and found again', () => {
    const secure = sessionCookie('https://parallax.example', token);
    expect(secure).toBe(
      `__Host-session=${token}; Path=/; Max-Age=5184000; HttpOnly; SameSite=Lax; Secure`,
    );
    expect(held(`a=b; __Host-session=${token}`, 'https://parallax.example')).toBe(token);
    expect(held(`session=${token}`, 'https://parallax.example')).toBeUndefined();
    expect(sessionCookie('http://localhost:3000', null)).toBe(
      'session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
    );
  });

  it('is nothing but an id', () => {
    expect(held(`x=1; session=${token}; y=2`)).toBe(token);
    for (const cookie of ['', 'session=', `xsession=${token}`, `session=${token}b`, 'session=%27'])
      expect(held(cookie)).toBeUndefined();
  });
});
