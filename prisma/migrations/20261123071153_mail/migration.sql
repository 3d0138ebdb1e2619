-- CreateEnum
CREATE TYPE "MailProtocol" AS ENUM ('imap', 'pop3');

-- CreateEnum
CREATE TYPE "MailSecurity" AS ENUM ('tls', 'starttls', 'none');

-- CreateEnum
CREATE TYPE "MailSignIn" AS ENUM ('password', 'oauth2');

-- CreateEnum
CREATE TYPE "AfterFetch" AS ENUM ('leave', 'seen', 'move', 'delete');

-- CreateEnum
CREATE TYPE "MailOutcome" AS ENUM ('waiting', 'ticket', 'reply', 'ignored', 'quarantined');

-- CreateEnum
CREATE TYPE "OutboundKind" AS ENUM ('reply', 'acknowledgement', 'notice', 'test');

-- CreateEnum
CREATE TYPE "OutboundState" AS ENUM ('queued', 'sending', 'sent', 'failed', 'canceled');

-- DropForeignKey
ALTER TABLE "inbound_mail" DROP CONSTRAINT "inbound_mail_thread_entry_id_fkey";

-- DropForeignKey
ALTER TABLE "inbound_mail" DROP CONSTRAINT "inbound_mail_ticket_id_fkey";

-- AlterTable
ALTER TABLE "inbound_mail" ADD COLUMN     "after_fetch" "AfterFetch",
ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "believed" BOOLEAN,
ADD COLUMN     "mailbox_id" INTEGER,
ADD COLUMN     "outcome" "MailOutcome" NOT NULL DEFAULT 'waiting',
ADD COLUMN     "processed_at" TIMESTAMPTZ(3),
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "sender" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "subject" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "uid" BIGINT,
ADD COLUMN     "uid_validity" BIGINT,
ADD COLUMN     "uidl" TEXT,
ALTER COLUMN "ticket_id" DROP NOT NULL,
ALTER COLUMN "thread_entry_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "parts" JSONB;

-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "muted" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "signature" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "ticket" ADD COLUMN     "mailbox_id" INTEGER,
ADD COLUMN     "unverified" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "mailbox" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "address_key" TEXT NOT NULL,
    "department_id" INTEGER,
    "topic_id" INTEGER,
    "priority" "Priority",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),
    "protocol" "MailProtocol",
    "host" TEXT NOT NULL DEFAULT '',
    "port" INTEGER NOT NULL DEFAULT 993,
    "security" "MailSecurity" NOT NULL DEFAULT 'tls',
    "user" TEXT NOT NULL DEFAULT '',
    "sign_in" "MailSignIn" NOT NULL DEFAULT 'password',
    "secret" TEXT,
    "oauth" JSONB NOT NULL DEFAULT '{}',
    "folder" TEXT NOT NULL DEFAULT 'INBOX',
    "after_fetch" "AfterFetch" NOT NULL DEFAULT 'seen',
    "move_to" TEXT NOT NULL DEFAULT '',
    "authserv_id" TEXT,
    "fetching" BOOLEAN NOT NULL DEFAULT true,
    "uid_validity" BIGINT,
    "last_uid" BIGINT NOT NULL DEFAULT 0,
    "last_fetch_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "smtp_host" TEXT NOT NULL DEFAULT '',
    "smtp_port" INTEGER NOT NULL DEFAULT 465,
    "smtp_security" "MailSecurity" NOT NULL DEFAULT 'tls',
    "smtp_user" TEXT NOT NULL DEFAULT '',
    "smtp_secret" TEXT,
    "smtp_sign_in" "MailSignIn" NOT NULL DEFAULT 'password',
    "plus_addressing" BOOLEAN NOT NULL DEFAULT false,
    "is_default" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbound_mail" (
    "id" SERIAL NOT NULL,
    "kind" "OutboundKind" NOT NULL,
    "state" "OutboundState" NOT NULL DEFAULT 'queued',
    "ticket_id" INTEGER,
    "thread_entry_id" INTEGER,
    "mailbox_id" INTEGER,
    "staff_id" INTEGER,
    "to_key" TEXT NOT NULL,
    "recipients" JSONB NOT NULL,
    "subject" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "content" JSONB NOT NULL DEFAULT '{}',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tried_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,
    "response" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "not_before" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "bounced_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbound_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_cursor" (
    "source" TEXT NOT NULL,
    "done_id" INTEGER NOT NULL,
    "pending_id" INTEGER NOT NULL,
    "pending_xid" BIGINT NOT NULL,

    CONSTRAINT "notice_cursor_pkey" PRIMARY KEY ("source")
);

-- CreateTable
CREATE TABLE "failing_address" (
    "email_key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "permanent" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "failing_address_pkey" PRIMARY KEY ("email_key")
);

-- CreateTable
CREATE TABLE "mail_template" (
    "key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_template_pkey" PRIMARY KEY ("key","language")
);

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_name_key_key" ON "mailbox"("name_key");

-- CreateIndex
CREATE UNIQUE INDEX "mailbox_address_key_key" ON "mailbox"("address_key");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_mail_thread_entry_id_key" ON "outbound_mail"("thread_entry_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_mail_message_id_key" ON "outbound_mail"("message_id");

-- CreateIndex
CREATE INDEX "outbound_mail_ticket_id_id_idx" ON "outbound_mail"("ticket_id", "id");

-- CreateIndex
CREATE INDEX "outbound_mail_state_id_idx" ON "outbound_mail"("state", "id");

-- CreateIndex
CREATE INDEX "outbound_mail_to_key_created_at_idx" ON "outbound_mail"("to_key", "created_at");

-- CreateIndex
CREATE INDEX "outbound_mail_mailbox_id_idx" ON "outbound_mail"("mailbox_id");

-- CreateIndex
CREATE INDEX "outbound_mail_staff_id_idx" ON "outbound_mail"("staff_id");

-- CreateIndex
CREATE INDEX "inbound_mail_sender_received_at_idx" ON "inbound_mail"("sender", "received_at");

-- CreateIndex
CREATE INDEX "inbound_mail_mailbox_id_id_idx" ON "inbound_mail"("mailbox_id", "id");

-- CreateIndex
CREATE INDEX "inbound_mail_mailbox_id_outcome_id_idx" ON "inbound_mail"("mailbox_id", "outcome", "id");

-- CreateIndex
CREATE INDEX "inbound_mail_outcome_id_idx" ON "inbound_mail"("outcome", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_mail_mailbox_id_uid_validity_uid_key" ON "inbound_mail"("mailbox_id", "uid_validity", "uid");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_mail_mailbox_id_uidl_key" ON "inbound_mail"("mailbox_id", "uidl");

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mailbox" ADD CONSTRAINT "mailbox_topic_id_fkey" FOREIGN KEY ("topic_id") REFERENCES "help_topic"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbound_mail" ADD CONSTRAINT "outbound_mail_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbound_mail" ADD CONSTRAINT "outbound_mail_thread_entry_id_fkey" FOREIGN KEY ("thread_entry_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbound_mail" ADD CONSTRAINT "outbound_mail_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbound_mail" ADD CONSTRAINT "outbound_mail_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_mailbox_id_fkey" FOREIGN KEY ("mailbox_id") REFERENCES "mailbox"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound_mail" ADD CONSTRAINT "inbound_mail_thread_entry_id_fkey" FOREIGN KEY ("thread_entry_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language can't say: at most one default, and the mails that wait to be processed.
CREATE UNIQUE INDEX "mailbox_is_default_key" ON "mailbox"("is_default") WHERE "is_default";
CREATE INDEX "inbound_mail_after_fetch_idx" ON "inbound_mail"("mailbox_id", "id") WHERE "after_fetch" IS NOT NULL;

-- Mails taken before there was a ledger: each began its ticket or answered on one.
UPDATE "inbound_mail" SET "processed_at" = "received_at", "outcome" = (CASE WHEN EXISTS (
    SELECT FROM "message" WHERE "message"."ticket_id" = "inbound_mail"."ticket_id" AND "message"."id" < "inbound_mail"."thread_entry_id"
  ) THEN 'reply' ELSE 'ticket' END)::"MailOutcome";
