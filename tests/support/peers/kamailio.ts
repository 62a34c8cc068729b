import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Identity, makeCertificates } from '../certificates.ts';
import { type Daemon, startDaemon } from './daemon.ts';
import { freePorts } from './free-port.ts';

/**
 * A phone gateway on 127.0.0.1. What it answers is chosen by the user of the URI that it is asked
 * for: `busy`, `nobody`, `closed`, `overloaded`, `failing`, `lost` (passed on to where nobody
 * listens), `trying`, `silent`, `private` (wants a sign-in), `behind-proxy` (as a proxy); anything
 * else is well. It takes registrations of whoever signs in, and logs for each whether the address is
 * bound.
 */
export type Kamailio = Daemon &
  Readonly<{
    /** The port for UDP and TCP. */
    plain: number;
    /** Ports for TLS, by certificate. */
    good: number;
    expired: number;
    wrongHost: number;
    ca: string;
    login: Readonly<{ user: string; password: string }>;
  }>;

type SecurePort = Readonly<{ name: string; port: number; identity: Identity }>;

const login = { user: 'probe', password: 'correct: "horse" \\ 电话' };

/** Starts kamailio with one process per port; digests are made with this hash. */
export async function startKamailio(algorithm: 'MD5' | 'SHA-256'): Promise<Kamailio> {
  const { ca, ...identities } = await makeCertificates();
  const [plain = 0, good = 0, expired = 0, wrongHost = 0] = await freePorts(4);
  const secure = [
    { name: 'good', port: good, identity: identities.good },
    { name: 'expired', port: expired, identity: identities.expired },
    { name: 'wrong-host', port: wrongHost, identity: identities.wrongHost },
  ];
  const daemon = await startDaemon(async (folder) => {
    const file = join(folder, 'kamailio.cfg');
    await writeFile(file, configOf(folder, plain, secure, algorithm));
    await writeFile(join(folder, 'tls.cfg'), secureConfigOf(folder, secure));
    await Promise.all(secure.map((port) => writeIdentity(folder, port)));
    const state = ['-P', join(folder, 'kamailio.pid'), '-Y', folder];
    const args = ['-DD', '-E', '-f', file, ...state, '-m', '32', '-M', '4'];
    return { program: '/usr/sbin/kamailio', args, ports: [plain, good, expired, wrongHost] };
  });
  return { ...daemon, plain, good, expired, wrongHost, ca, login };
}

async function writeIdentity(folder: string, { name, identity }: SecurePort): Promise<void> {
  await writeFile(join(folder, `${name}.crt`), identity.cert);
  await writeFile(join(folder, `${name}.key`), identity.key, { mode: 0o600 });
}

function secureConfigOf(folder: string, ports: readonly SecurePort[]): string {
  const section = (name: string, { name: file }: SecurePort) => `[${name}]
method = TLSv1.2+
verify_certificate = no
require_certificate = no
certificate = ${folder}/${file}.crt
private_key = ${folder}/${file}.key
`;
  const each = ports.map((port) => section(`server:127.0.0.1:${port.port}`, port));
  const [first] = ports;
  return [...(first ? [section('server:default', first)] : []), ...each].join('\n');
}

function configOf(
  folder: string,
  plain: number,
  secure: readonly SecurePort[],
  algorithm: string,
): string {
  const password = login.password.replace(/["\\]/g, '\\$&');
  return `#!KAMAILIO
debug=1
log_stderror=yes
children=1
tcp_children=1
enable_tls=yes
auto_aliases=no
dns=no
rev_dns=no
listen=udp:127.0.0.1:${plain}
listen=tcp:127.0.0.1:${plain}
${secure.map(({ port }) => `listen=tls:127.0.0.1:${port}`).join('\n')}

loadmodule "tls.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "maxfwd.so"
loadmodule "auth.so"
loadmodule "xlog.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"

modparam("tls", "config", "${folder}/tls.cfg")
modparam("auth", "algorithm", "${algorithm === 'MD5' ? '' : algorithm}")
modparam("usrloc", "db_mode", 0)

request_route {
  if (!mf_process_maxfwd_header("10")) {
    sl_send_reply("483", "Too Many Hops");
    exit;
  }
  if (is_method("REGISTER")) {
    route(SIGN_IN);
    save("location");
    if (registered("location", "$tu")) xlog("L_ALERT", "bound: $tu\\n");
    else xlog("L_ALERT", "not bound: $tu\\n");
    exit;
  }
  switch ($rU) {
    case "busy": sl_send_reply("486", "Busy Here"); break;
    case "nobody": sl_send_reply("404", "Not Found"); break;
    case "closed": sl_send_reply("403", "Forbidden"); break;
    case "failing": sl_send_reply("503", "Service Unavailable"); break;
    case "overloaded":
      append_to_reply("Retry-After: 30\\r\\n");
      sl_send_reply("503", "Service Unavailable");
      break;
    case "lost":
      $du = "sip:127.0.0.1:1;transport=tcp";
      t_relay();
      break;
    case "trying": sl_send_reply("100", "Trying"); break;
    case "silent": exit;
    case "private":
      route(SIGN_IN);
      sl_send_reply("200", "OK");
      break;
    case "behind-proxy":
      if (!pv_proxy_authenticate("helplight.test", "${password}", "0")) {
        proxy_challenge("helplight.test", "1");
        exit;
      }
      sl_send_reply("200", "OK");
      break;
    default: sl_send_reply("200", "OK");
  }
}

route[SIGN_IN] {
  if (!pv_www_authenticate("helplight.test", "${password}", "0")) {
    www_challenge("helplight.test", "1");
    exit;
  }
}
`;
}
