import "server-only";
import { connectionTrouble, SMTP_PORTS, type Trouble } from "@/lib/mail-servers/connection-words";
import { openTransport, type SmtpTarget } from "@/lib/mail-servers/transport";

/** Somebody waits at the page for the answer. */
const PATIENCE = {
  dnsTimeout: 8_000,
  connectionTimeout: 8_000,
  greetingTimeout: 8_000,
  socketTimeout: 10_000,
};

/** Connects and signs in, and sends nothing. Null: all is well. */
export async function testSmtp(target: SmtpTarget): Promise<Trouble | null> {
  const transport = openTransport(target, PATIENCE);
  try {
    await transport.verify();
    return null;
  } catch (thrown) {
    return connectionTrouble(thrown, { ...target, ports: SMTP_PORTS });
  } finally {
    transport.close();
  }
}
