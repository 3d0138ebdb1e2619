import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { promisify } from "node:util";
import { ImapFlow } from "imapflow";
import { until } from "@/e2e/support/until";
import { freePort } from "@/scripts/postgres/state";
import { aptInstall } from "@/scripts/test/apt";

const run = promisify(execFile);
const PROGRAM = "/usr/sbin/dovecot";
/** Debian's user and group for nobody. */
const NOBODY = 65_534;

/** A mail server of a test's own, with TLS by a certificate that this process trusts. Any user; one password. */
export type Dovecot = {
  host: string;
  password: string;
  ports: { imap: number; imaps: number; pop3: number; pop3s: number };
  /** The file of the authority that has signed its certificate, for other processes' NODE_EXTRA_CA_CERTS. */
  authority: string;
  folder: string;
  /** A signed-in client for looking and for putting mail there. */
  client(user: string): Promise<ImapFlow>;
  /** Puts mails into a user's folder, as a delivery does. */
  deliver(user: string, mails: readonly (Buffer | string)[], folder?: string): Promise<void>;
  /** Takes a user's mailbox away, as if it never was: a new one has another UIDVALIDITY. */
  forget(user: string): Promise<void>;
  log(): Promise<string>;
  /** Takes it away, with all its connections, and brings it back. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

type DovecotOptions = {
  /** Where it asks whose an OAuth 2.0 token is (RFC 7662); without it, it takes none. */
  introspection?: string;
};

/** Starts Debian's Dovecot, which is installed when it is not there. */
export async function startDovecot({ introspection }: DovecotOptions = {}): Promise<Dovecot> {
  if (!existsSync(PROGRAM)) await aptInstall("dovecot-imapd", "dovecot-pop3d");
  const folder = await mkdtemp(path.join(tmpdir(), "deskuss-dovecot-"));
  await chmod(folder, 0o755);
  await mkdir(path.join(folder, "mail"));
  await chown(path.join(folder, "mail"), NOBODY, NOBODY);
  const authority = await makeCertificate(folder);
  setDefaultCACertificates([...getCACertificates("default"), await readFile(authority, "utf8")]);
  const ports = {
    imap: await freePort(),
    imaps: await freePort(),
    pop3: await freePort(),
    pop3s: await freePort(),
  };
  const file = path.join(folder, "dovecot.conf");
  await writeFile(file, configuration(folder, ports) + (introspection ? oauth(folder) : ""));
  if (introspection) await writeFile(path.join(folder, "oauth2.conf"), oauthSettings(introspection));
  const start = () => spawn(PROGRAM, ["-F", "-c", file], { stdio: "ignore" });
  let child = start();
  const host = "localhost";
  const password = "pw";
  const client = async (user: string) => {
    const imap = new ImapFlow({
      host,
      port: ports.imaps,
      secure: true,
      auth: { user, pass: password },
      logger: false,
      disableAutoIdle: true,
    });
    imap.on("error", () => undefined);
    await imap.connect();
    return imap;
  };
  const answers = () =>
    until(() =>
      client("nobody").then(
        (imap) => imap.logout().then(() => true),
        () => false,
      ),
    );
  const end = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  };
  await answers();
  return {
    host,
    password,
    ports,
    authority,
    folder,
    client,
    async deliver(user, mails, to = "INBOX") {
      const imap = await client(user);
      for (const mail of mails) await imap.append(to, mail);
      await imap.logout();
    },
    forget: (user) => rm(path.join(folder, "mail", user), { recursive: true, force: true }),
    log: () => readFile(path.join(folder, "log"), "utf8").catch(() => ""),
    async restart(meanwhile = async () => undefined) {
      await end();
      await meanwhile();
      child = start();
      await answers();
    },
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A certificate for localhost, and the authority's that signs it. */
async function makeCertificate(folder: string): Promise<string> {
  const at = (name: string) => path.join(folder, name);
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  await run("openssl", [
    "req",
    "-x509",
    ...key,
    "-days",
    "2",
    "-keyout",
    at("ca.key"),
    "-out",
    at("ca.pem"),
    "-subj",
    "/CN=Test CA",
  ]);
  await run("openssl", [
    "req",
    ...key,
    "-keyout",
    at("key.pem"),
    "-out",
    at("request.pem"),
    "-subj",
    "/CN=localhost",
  ]);
  await writeFile(at("names"), "subjectAltName=DNS:localhost");
  await run("openssl", [
    ...[
      "x509",
      "-req",
      "-in",
      at("request.pem"),
      "-CA",
      at("ca.pem"),
      "-CAkey",
      at("ca.key"),
      "-CAcreateserial",
    ],
    ...["-days", "2", "-out", at("cert.pem"), "-extfile", at("names")],
  ]);
  return at("ca.pem");
}

const configuration = (folder: string, ports: Dovecot["ports"]) => `
base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap pop3
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_fsync = never
first_valid_uid = 1
default_internal_user = nobody
default_login_user = nobody
default_internal_group = nogroup
mail_max_userip_connections = 100
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service pop3-login {
  chroot =
  inet_listener pop3 {
    port = ${ports.pop3}
  }
  inet_listener pop3s {
    port = ${ports.pop3s}
    ssl = yes
  }
}
auth_failure_delay = 0
service anvil {
  chroot =
  # Else every refused sign-in makes the next ones from this address wait longer.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
passdb {
  driver = static
  args = password=pw
}
userdb {
  driver = static
  args = uid=${NOBODY} gid=${NOBODY} home=${folder}/mail/%u
}
`;

const oauth = (folder: string) => `
auth_mechanisms = plain xoauth2 oauthbearer
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.conf
}
`;

const oauthSettings = (introspection: string) => `
introspection_mode = post
introspection_url = ${introspection}
username_attribute = username
active_attribute = active
active_value = true
`;
