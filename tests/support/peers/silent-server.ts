import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Holds a port whose queue is full, so that the system answers no further connection. */
const program = `
import socket, time
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(0)
waiting = []
for _ in range(4):
  client = socket.socket()
  client.setblocking(False)
  try: client.connect(server.getsockname())
  except BlockingIOError: pass
  waiting.append(client)
print(server.getsockname()[1], flush=True)
time.sleep(120)
`;

/** An address on 127.0.0.1 that answers as little as one whose machine is gone; needs python3. */
export async function startSilentServer() {
  const child: ChildProcess = spawn('python3', ['-c', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => void child.kill('SIGKILL');
  process.on('exit', end);
  const [port] = await once(child.stdout ?? child, 'data');
  return { address: `127.0.0.1:${String(port).trim()}`, end };
}
