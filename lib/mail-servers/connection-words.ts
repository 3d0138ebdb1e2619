/** What an attempt to connect threw, as far as it is read. */
type Thrown = { code: string; message: string; response: string };

export type Server = { host: string; port: number; security: "tls" | "starttls" | "none"; ports: string };

/** The usual ports of outgoing mail, as a hint. */
export const SMTP_PORTS = "465 with TLS, 587 with STARTTLS";

/** A setting that is wrong, and what to do about it. */
export type Trouble = {
  field: "host" | "port" | "security" | "user" | "password" | "folder" | null;
  message: string;
};

const text = (value: unknown) => (typeof value === "string" ? value : "");

function read(thrown: unknown): Thrown {
  if (!(thrown instanceof Object)) return { code: "", message: String(thrown), response: "" };
  const cause: unknown = Reflect.get(thrown, "cause");
  const inner = cause instanceof Object ? text(Reflect.get(cause, "code")) : "";
  return {
    code: `${text(Reflect.get(thrown, "code"))} ${inner}`.trim(),
    message: text(Reflect.get(thrown, "message")),
    response: text(Reflect.get(thrown, "response")),
  };
}

/** Says in plain words why a mail server could not be reached or used. */
export function connectionTrouble(thrown: unknown, { host, port, security, ports }: Server): Trouble {
  const { code, message, response } = read(thrown);
  const all = `${code} ${message}`;
  const said = response || message;
  if (/ENOTFOUND|EAI_AGAIN|EDNS|ENODATA/.test(all))
    return {
      field: "host",
      message: `There is no server called ${host}: look for a typing mistake in its name.`,
    };
  if (/ECONNREFUSED/.test(all))
    return {
      field: "port",
      message: `${host} is there, but nothing answers on port ${port}. Usual: ${ports}.`,
    };
  if (/EHOSTUNREACH|ENETUNREACH/.test(all))
    return { field: "host", message: `${host} can't be reached from this server.` };
  const certificate = certificateTrouble(all, host);
  if (certificate) return { field: "host", message: certificate };
  if (/wrong version number|packet length too long|EPROTO|ERR_SSL/i.test(all))
    return {
      field: "security",
      message: `Port ${port} of ${host} does not begin with TLS. Choose STARTTLS, or another port (${ports}).`,
    };
  if (/STARTTLS|upgrade/i.test(all) && security === "starttls")
    return {
      field: "security",
      message: `${host} offers no STARTTLS on port ${port}. Choose TLS, or another port (${ports}).`,
    };
  if (
    /EAUTH|AUTHENTICATIONFAILED|authentication failed|Invalid (?:login|credentials)|\b535\b|LOGIN failed/i.test(
      `${all} ${said}`,
    )
  )
    return {
      field: "password",
      message: `${host} does not accept this user and password. It said: ${quoted(said)}`,
    };
  if (/Greeting never received/i.test(all))
    return {
      field: "security",
      message: `${host} took the connection on port ${port} and said nothing. ${security === "tls" ? "Is it the right port?" : "It may want TLS from the start"} (${ports}).`,
    };
  if (/ETIMEDOUT|timed? ?out|timeout/i.test(all))
    return {
      field: "port",
      message: `${host} does not answer on port ${port}. The port may be wrong, or a firewall may be in the way (${ports}).`,
    };
  if (/ECONNRESET|closed|ECONNECTION|ended/i.test(all))
    return {
      field: "port",
      message: `${host} hung up on port ${port}. It may want another kind of security (${ports}).`,
    };
  return { field: null, message: `${host} could not be used: ${quoted(said)}` };
}

function certificateTrouble(all: string, host: string): string | null {
  if (/CERT_HAS_EXPIRED|certificate has expired/i.test(all))
    return `The certificate of ${host} has expired; its administrator must renew it.`;
  if (/ALTNAME_INVALID|does not match certificate/i.test(all))
    return `The certificate that ${host} shows is for another name. Use the name that its certificate has.`;
  if (/SELF_SIGNED|self-signed|self signed/i.test(all))
    return `${host} shows a certificate that nobody vouches for (self-signed). Give it a proper one, or start Deskuss with NODE_EXTRA_CA_CERTS.`;
  if (/UNABLE_TO_(?:VERIFY|GET)|unable to (?:verify|get)|CERT_UNTRUSTED/i.test(all))
    return `The certificate of ${host} can't be checked: it comes without those that vouch for it.`;
  return /\bCERT_/.test(all) ? `The certificate of ${host} is not good: ${all.slice(0, 200)}` : null;
}

/** A server's own words are one line, and end like a sentence. */
const quoted = (words: string) => `“${words.replace(/\s+/g, " ").trim().slice(0, 300)}”`;
