import "server-only";
import { changeCatalog, edited, existing, pointAt, type Tx } from "@/lib/catalog/change";
import { differences } from "@/lib/catalog/differences";
import type { Context } from "@/lib/context";
import type { Mailbox } from "@/lib/db/generated/client";
import { DEPARTMENT } from "@/lib/departments/kind";
import { AppError } from "@/lib/errors";
import { NO_SECRET, type SecretUse, sealSecret } from "@/lib/mail-servers/secrets";
import { TOPIC } from "@/lib/topics/kind";
import { validate } from "@/lib/validate";
import { MAILBOX } from "./kind";
import { MailboxChange, type MailboxInput, NewMailbox } from "./schema";
import { secretsOf, toColumns, toSetup } from "./stored";

/**
 * Adds a mailbox; the first that can send is the default. Passwords are sealed, and never told again.
 * @throws AppError forbidden, invalid, conflict (name or address is taken)
 */
export function createMailbox(context: Context, input: unknown): Promise<Mailbox> {
  return changeCatalog(context, MAILBOX, async (tx) => {
    const box = validate(NewMailbox, input);
    await refuseTaken(tx, box, null);
    await refuseUnknown(tx, box, null);
    const secrets = secretsOf(box, null);
    const isDefault = await isFirstToSend(tx, box);
    const { id } = await tx.mailbox.create({ data: { ...toColumns(box), oauth: toSetup(box), isDefault } });
    const row = await tx.mailbox.update({ where: { id }, data: sealed(id, box, secrets) });
    return { row, action: "created", details: { address: box.address } };
  });
}

/**
 * Changes a mailbox. A password left empty stays as it is.
 * @throws AppError forbidden, invalid, not_found, conflict (name or address is taken)
 */
export function updateMailbox(context: Context, input: unknown): Promise<Mailbox> {
  return changeCatalog(context, MAILBOX, async (tx) => {
    const { id, ...box } = validate(MailboxChange, input);
    const before = existing(MAILBOX, await tx.mailbox.findUnique({ where: { id } }));
    await refuseTaken(tx, box, id);
    await refuseUnknown(tx, box, before);
    const secrets = secretsOf(box, before);
    const columns = toColumns(box);
    const elsewhere =
      before.protocol !== columns.protocol ||
      before.host.toLowerCase() !== columns.host.toLowerCase() ||
      before.user !== columns.user ||
      before.folder !== columns.folder;
    // Numbers of the old place may be in use in the new one, for other mails.
    if (elsewhere)
      await tx.inboundMail.updateMany({
        where: { mailboxId: id },
        data: { uidValidity: null, uid: null, uidl: null, afterFetch: null },
      });
    const row = await tx.mailbox.update({
      where: { id },
      data: {
        ...columns,
        oauth: toSetup(box),
        ...sealed(id, box, secrets),
        lastError: null,
        ...((await isFirstToSend(tx, box)) ? { isDefault: !before.archivedAt } : {}),
        // Another folder counts its mails anew.
        ...(elsewhere ? { uidValidity: null, lastUid: 0 } : {}),
      },
    });
    return edited(row, audited(before, box));
  });
}

const isFirstToSend = async (tx: Tx, { smtpHost }: MailboxInput) =>
  smtpHost !== "" && (await tx.mailbox.count({ where: { isDefault: true } })) === 0;

/** What a change is remembered as; of secrets only that there is a new one. */
function audited(before: Mailbox, box: MailboxInput) {
  const { nameKey: _, addressKey: __, fetching, plusAddressing, ...columns } = toColumns(box);
  const words = (on: boolean) => (on ? "on" : "off");
  const changes = differences(
    { ...before, fetching: words(before.fetching), plusAddressing: words(before.plusAddressing) },
    { ...columns, fetching: words(fetching), plusAddressing: words(plusAddressing) },
  );
  const typed = (["password", "smtpPassword", "clientSecret", "refreshToken"] as const).filter(
    (name) => box[name] !== "",
  );
  return typed.length > 0 ? { ...changes, secrets: typed } : changes;
}

function sealed(id: number, box: MailboxInput, secrets: ReturnType<typeof secretsOf>) {
  const box64 = (use: SecretUse) =>
    JSON.stringify(secrets[use]) === JSON.stringify(NO_SECRET) ? null : sealSecret(id, use, secrets[use]);
  const oauth = box.signIn === "oauth2" || box.smtpSignIn === "oauth2";
  return {
    secret: box.protocol === null && !oauth ? null : box64("in"),
    smtpSecret: box.smtpHost ? box64("smtp") : null,
  };
}

async function refuseTaken(tx: Tx, box: MailboxInput, id: number | null): Promise<void> {
  const other = await tx.mailbox.findUnique({ where: { addressKey: box.address.toLowerCase() } });
  if (!other || other.id === id) return;
  const message = `is the address of the mailbox “${other.name}”${other.archivedAt ? ", which is archived" : ""}.`;
  throw new AppError("conflict", `The address ${message}`, { fields: [{ field: "address", message }] });
}

async function refuseUnknown(tx: Tx, box: MailboxInput, before: Mailbox | null): Promise<void> {
  const { departmentId, topicId } = box;
  await pointAt("departmentId", DEPARTMENT, tx.department, departmentId, before?.departmentId);
  await pointAt("topicId", TOPIC, tx.helpTopic, topicId, before?.topicId);
}
