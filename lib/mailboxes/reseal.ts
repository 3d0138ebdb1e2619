import "server-only";
import type { Database } from "@/lib/db/client";
import { isSealedWithOldKey } from "@/lib/mail/secret-box";
import { secretKeys } from "@/lib/mail-keys/keys";
import { openSecret, type SecretUse, sealSecret } from "@/lib/mail-servers/secrets";

/** Seals with the key in use what another sealed, so that the other can be taken away. */
export async function resealSecrets({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ id: number; secret: string | null; smtpSecret: string | null }>(
    `SELECT id, secret, smtp_secret AS "smtpSecret" FROM mailbox WHERE secret IS NOT NULL OR smtp_secret IS NOT NULL`,
  );
  let sealed = 0;
  let lost = 0;
  const one = async (id: number, use: SecretUse, box: string | null) => {
    if (box === null || !isSealedWithOldKey(box, secretKeys())) return;
    try {
      const column = use === "in" ? "secret" : "smtp_secret";
      // Only what was read is replaced: somebody may just have typed a new one.
      const { rowCount } = await pool.query(
        `UPDATE mailbox SET ${column} = $3 WHERE id = $1 AND ${column} = $2`,
        [id, box, sealSecret(id, use, openSecret(id, use, box))],
      );
      sealed += rowCount ?? 0;
    } catch {
      lost++;
    }
  };
  for (const { id, secret, smtpSecret } of rows) {
    await one(id, "in", secret);
    await one(id, "smtp", smtpSecret);
  }
  const unreadable = lost > 0 ? ` Unreadable, to be typed in again: ${lost}.` : "";
  return `Secrets sealed anew: ${sealed}.${unreadable}`;
}
