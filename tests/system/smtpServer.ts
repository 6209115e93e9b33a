import { createServer, type Socket } from 'node:net';

/** What an SMTP server took: from whom, for whom, and the message as it came. */
export interface Taken {
  from: string;
  to: string[];
  text: string;
}

/**
 * An SMTP server that takes what it is sent, or refuses recipients.
 * @param refuse the answer to a recipient; undefined: welcome
 */
export async function smtpServer(refuse: (to: string) => string | undefined = () => undefined) {
  const taken: Taken[] = [];
  const server = createServer((socket) => converse(socket, taken, refuse));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function converse(socket: Socket, taken: Taken[], refuse: (to: string) => string | undefined) {
  let mail: Taken = { from: '', to: [], text: '' };
  let isData = false;
  let held = '';
  const say = (line: string) => void socket.write(`${line}\r\n`);
  socket.on('error', () => {});
  socket.setEncoding('utf8');
  say('220 test');
  socket.on('data', (chunk: string) => {
    held += chunk;
    for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n')) {
      const line = held.slice(0, end);
      held = held.slice(end + 2);
      if (isData && line === '.') {
        taken.push(mail);
        mail = { from: '', to: [], text: '' };
        isData = false;
        say('250 taken');
      } else if (isData) mail.text += `${line}\n`;
      else command(line);
    }
  });
  function command(line: string) {
    const [, address = ''] = /<(.*)>/.exec(line) ?? [];
    if (/^MAIL FROM/i.test(line)) mail.from = address;
    if (/^RCPT TO/i.test(line)) {
      const refused = refuse(address);
      if (refused) return say(refused);
      mail.to.push(address);
    }
    if (/^DATA/i.test(line)) {
      isData = true;
      return say('354 go on');
    }
    if (/^QUIT/i.test(line)) return void socket.end('221 bye\r\n');
    say('250 ok');
  }
}
