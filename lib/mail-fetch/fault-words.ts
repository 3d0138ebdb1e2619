import { AppError } from "@/lib/errors";
import { connectionTrouble, type Trouble } from "@/lib/mail-servers/connection-words";
import type { MailServer } from "./server";

type Target = Pick<MailServer, "host" | "port" | "security" | "folder" | "protocol">;

const PORTS = {
  imap: "993 for TLS, 143 for STARTTLS",
  pop3: "995 for TLS, 110 for STARTTLS",
};

/** What keeps mail from being fetched, in plain words, by the setting that mends it. */
export function faultOf(error: unknown, { host, port, security, folder, protocol }: Target): Trouble {
  if (error instanceof AppError) return { field: "password", message: error.message };
  const said = textOf(error, "responseText") || textOf(error, "answer");
  const words = error instanceof Error ? error.message : String(error);
  if (isRefusedSignIn(error))
    return {
      field: "password",
      message: `${host} does not accept this user and password.${said ? ` It said: “${said.slice(0, 300)}”` : ""}`,
    };
  if (
    /NONEXISTENT|TRYCREATE|doesn't exist|does not exist|unknown mailbox/i.test(
      `${codeOf(error)} ${said} ${words}`,
    )
  )
    return { field: "folder", message: `There is no folder “${folder}” in this mailbox.` };
  const thrown = said
    ? Object.assign(new Error(words), { code: textOf(error, "code"), response: said })
    : error;
  return connectionTrouble(thrown, { host, port, security, ports: PORTS[protocol] });
}

/** Whether it is user, password or token that the server refuses. */
export const isRefusedSignIn = (error: unknown): boolean =>
  error instanceof Error &&
  (Reflect.get(error, "authenticationFailed") === true ||
    /^(?:PASS|AUTH|USER)\b/.test(textOf(error, "command")));

const codeOf = (error: unknown) => textOf(error, "serverResponseCode");

function textOf(error: unknown, key: string): string {
  const value: unknown = error instanceof Error ? Reflect.get(error, key) : "";
  return typeof value === "string" ? value : "";
}
