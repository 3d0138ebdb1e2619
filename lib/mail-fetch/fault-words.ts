import { AppError } from "@/lib/errors";
import type { MailServer } from "./server";

type Target = Pick<MailServer, "host" | "port" | "security" | "folder" | "protocol">;

/** What is wrong with a mailbox, by which field it is mended. */
export type Fault = { field: "host" | "port" | "security" | "password" | "folder" | null; message: string };

const field = (error: unknown, key: string): unknown =>
  typeof error === "object" && error !== null && key in error
    ? Object.getOwnPropertyDescriptor(error, key)?.value
    : undefined;

const text = (error: unknown, key: string): string => {
  const value = field(error, key);
  return typeof value === "string" ? value : "";
};

/** An error of a connection, or of what is asked of it, in plain words. */
export function faultOf(error: unknown, { host, port, security, folder, protocol }: Target): Fault {
  if (error instanceof AppError) return { field: "password", message: error.message };
  const code = text(error, "code");
  const said = text(error, "responseText") || text(error, "answer");
  const words = error instanceof Error ? error.message : String(error);
  const quoted = said ? ` The server says: ${said.slice(0, 300)}` : "";
  const at = `${host}, port ${port}`;
  if (code === "ENOTFOUND")
    return { field: "host", message: `There is no server called ${host}. Mend its name.` };
  if (code === "EAI_AGAIN")
    return {
      field: "host",
      message: `The name ${host} can’t be looked up now: this server’s DNS does not answer.`,
    };
  if (code === "ECONNREFUSED")
    return {
      field: "port",
      message: `Nothing listens at ${at}. Mend the port, or let the firewall pass it.`,
    };
  if (/^(?:ETIMEDOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|EHOSTUNREACH|ENETUNREACH|ETIMEOUT)$/.test(code))
    return {
      field: "port",
      message: `${at} does not answer. A firewall may be in the way, or the port is wrong.`,
    };
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code))
    return { field: "security", message: certificate(code, host) };
  if (
    code === "ERR_SSL_WRONG_VERSION_NUMBER" ||
    code === "EPROTO" ||
    /wrong version number|packet length/i.test(words)
  )
    return {
      field: "security",
      message: `${at} does not speak TLS. Choose STARTTLS, or the port for TLS (${protocol === "imap" ? 993 : 995}).`,
    };
  if (/STARTTLS|STLS/i.test(words) || (security === "starttls" && code === "ERR_TLS_HANDSHAKE"))
    return { field: "security", message: `${at} offers no STARTTLS. Choose TLS, with its own port.` };
  if (field(error, "authenticationFailed") === true || /\b(?:PASS|AUTH|USER)\b/.test(text(error, "command")))
    return { field: "password", message: `${host} does not accept this user name and password.${quoted}` };
  if (
    /NONEXISTENT|TRYCREATE|doesn't exist|does not exist|Unknown Mailbox/i.test(
      `${text(error, "serverResponseCode")} ${said} ${words}`,
    )
  )
    return { field: "folder", message: `There is no folder “${folder}” in this mailbox.` };
  if (
    code === "ECONNRESET" ||
    code === "EPIPE" ||
    /closed|not available|ClosedAfterConnect|Unexpected close/i.test(`${code} ${words}`)
  )
    return {
      field: security === "none" ? "security" : "port",
      message: `${at} closed the connection. Check port and encryption.${quoted}`,
    };
  return { field: null, message: `${words.slice(0, 300)}${quoted}` };
}

function certificate(code: string, host: string): string {
  if (code === "CERT_HAS_EXPIRED")
    return `The certificate of ${host} has expired; its operator has to renew it.`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return `The certificate is not for ${host}: use the name that it is made for.`;
  return `The certificate of ${host} is signed by nobody known here. Give its authority to Deskuss by NODE_EXTRA_CA_CERTS, or have a certificate made by a public one.`;
}
