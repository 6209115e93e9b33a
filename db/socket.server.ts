import net from 'node:net';

/** What the driver has read of a database's address. */
interface Address {
  host: readonly string[];
  port: readonly number[];
  path: string | false;
}

/**
 * What the driver opens a connection by, so that nothing waits on its way: by itself it leaves on that
 * a short message, such as the end of a copy, is held back until the server, which has nothing to say
 * yet, acknowledges the long one before it: 40 ms each time.
 */
export function undelayed(): { socket: (address: Address) => net.Socket } {
  let attempt = 0;
  return {
    socket({ host, port, path }) {
      const socket = new net.Socket();
      socket.setNoDelay(true);
      const at = attempt % host.length;
      attempt += 1;
      // The driver sends its first words at once; they wait until the socket is connected.
      if (path) socket.connect(path);
      // It reads the server's name, which a certificate is to be of, from the socket.
      else
        Object.assign(socket.connect(port[at] ?? 5432, host[at] ?? 'localhost'), {
          host: host[at],
        });
      return socket;
    },
  };
}
