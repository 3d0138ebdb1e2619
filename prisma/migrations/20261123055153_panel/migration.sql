-- CreateEnum
CREATE TYPE "Folder" AS ENUM ('inbox', 'spam', 'trash', 'merged');

-- AlterEnum: made anew instead of extended, because a value that a transaction has added can't be used in it. The index
-- over a state's tickets has to step aside for it.
DROP INDEX "ticket_due_at_unmarked_idx";
ALTER TYPE "TicketState" RENAME TO "TicketState_old";
CREATE TYPE "TicketState" AS ENUM ('open', 'pending', 'resolved', 'closed');
ALTER TABLE "ticket" ALTER COLUMN "state" DROP DEFAULT;
ALTER TABLE "ticket" ALTER COLUMN "state" TYPE "TicketState" USING ("state"::text::"TicketState");
ALTER TABLE "ticket" ALTER COLUMN "state" SET DEFAULT 'open';
DROP TYPE "TicketState_old";

-- Look-ups of names by their parts and with slips of the pen.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- DropIndex
DROP INDEX "customer_search_idx";

-- DropIndex
DROP INDEX "ticket_department_id_id_idx";

-- DropIndex
DROP INDEX "ticket_priority_id_idx";

-- DropIndex
DROP INDEX "ticket_search_idx";

-- DropIndex
DROP INDEX "ticket_state_id_idx";

-- AlterTable
ALTER TABLE "customer" DROP COLUMN "search",
ADD COLUMN     "blocked_at" TIMESTAMPTZ(3),
ADD COLUMN     "blocked_by_id" INTEGER,
ADD COLUMN     "notes" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "organisation" TEXT,
ADD COLUMN     "search_text" TEXT GENERATED ALWAYS AS (lower("name" || ' ' || "email" || coalesce(' ' || "organisation", ''))) STORED;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "held_until" TIMESTAMPTZ(3),
ADD COLUMN     "origin_id" INTEGER,
ADD COLUMN     "send_key" UUID;

-- AlterTable
ALTER TABLE "ticket" DROP COLUMN "search",
ADD COLUMN     "assignee_id" INTEGER,
ADD COLUMN     "folder" "Folder" NOT NULL DEFAULT 'inbox',
ADD COLUMN     "has_attachments" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "last_kind" "MessageKind" NOT NULL DEFAULT 'customer',
ADD COLUMN     "last_message_id" INTEGER,
ADD COLUMN     "merged_into_id" INTEGER,
ADD COLUMN     "pending_until" TIMESTAMPTZ(3),
ADD COLUMN     "preview" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "resolved_at" TIMESTAMPTZ(3),
ADD COLUMN     "team_id" INTEGER;

-- AlterTable
ALTER TABLE "ticket_event" ADD COLUMN     "origin_id" INTEGER;

-- CreateTable
CREATE TABLE "staff_department" (
    "staff_id" INTEGER NOT NULL,
    "department_id" INTEGER NOT NULL,

    CONSTRAINT "staff_department_pkey" PRIMARY KEY ("staff_id","department_id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "team_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("team_id","staff_id")
);

-- CreateTable
CREATE TABLE "ticket_search" (
    "ticket_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "chars" INTEGER NOT NULL DEFAULT 0,
    "document" tsvector NOT NULL,

    CONSTRAINT "ticket_search_pkey" PRIMARY KEY ("ticket_id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ticket_tag" (
    "ticket_id" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,

    CONSTRAINT "ticket_tag_pkey" PRIMARY KEY ("ticket_id","tag_id")
);

-- CreateTable
CREATE TABLE "ticket_cc" (
    "ticket_id" INTEGER NOT NULL,
    "email_key" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ticket_cc_pkey" PRIMARY KEY ("ticket_id","email_key")
);

-- CreateTable
CREATE TABLE "ticket_link" (
    "low_id" INTEGER NOT NULL,
    "high_id" INTEGER NOT NULL,

    CONSTRAINT "ticket_link_pkey" PRIMARY KEY ("low_id","high_id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" SERIAL NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "ticket_id" INTEGER,
    "kind" "MessageKind" NOT NULL DEFAULT 'reply',
    "body" TEXT NOT NULL DEFAULT '',
    "fields" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_file" (
    "id" SERIAL NOT NULL,
    "draft_id" INTEGER NOT NULL,
    "file_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "canned_response" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "department_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "canned_response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE UNLOGGED TABLE "presence" (
    "ticket_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "replying" BOOLEAN NOT NULL DEFAULT false,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("ticket_id","staff_id")
);

-- CreateTable
CREATE TABLE "ticket_read" (
    "staff_id" INTEGER NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "message_id" INTEGER NOT NULL,

    CONSTRAINT "ticket_read_pkey" PRIMARY KEY ("staff_id","ticket_id")
);

-- CreateTable
CREATE TABLE "mention" (
    "message_id" INTEGER NOT NULL,
    "staff_id" INTEGER NOT NULL,
    "ticket_id" INTEGER NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "mention_pkey" PRIMARY KEY ("message_id","staff_id")
);

-- CreateIndex
CREATE INDEX "staff_department_department_id_idx" ON "staff_department"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_name_key_key" ON "team"("name_key");

-- CreateIndex
CREATE INDEX "team_member_staff_id_idx" ON "team_member"("staff_id");

-- CreateIndex
CREATE INDEX "ticket_search_document_idx" ON "ticket_search" USING GIN ("document");

-- CreateIndex
CREATE INDEX "ticket_search_language_idx" ON "ticket_search"("language");

-- CreateIndex
CREATE UNIQUE INDEX "tag_name_key_key" ON "tag"("name_key");

-- CreateIndex
CREATE INDEX "ticket_tag_tag_id_ticket_id_idx" ON "ticket_tag"("tag_id", "ticket_id");

-- CreateIndex
CREATE INDEX "ticket_link_high_id_idx" ON "ticket_link"("high_id");

-- CreateIndex
CREATE INDEX "draft_ticket_id_idx" ON "draft"("ticket_id");

-- CreateIndex
CREATE INDEX "draft_updated_at_idx" ON "draft"("updated_at");

-- CreateIndex
CREATE INDEX "draft_file_draft_id_idx" ON "draft_file"("draft_id");

-- CreateIndex
CREATE INDEX "draft_file_file_id_idx" ON "draft_file"("file_id");

-- CreateIndex
CREATE UNIQUE INDEX "canned_response_name_key_key" ON "canned_response"("name_key");

-- CreateIndex
CREATE INDEX "saved_view_staff_id_idx" ON "saved_view"("staff_id");

-- CreateIndex
CREATE INDEX "presence_seen_at_idx" ON "presence"("seen_at");

-- CreateIndex
CREATE INDEX "ticket_read_ticket_id_idx" ON "ticket_read"("ticket_id");

-- CreateIndex
CREATE INDEX "mention_staff_id_ticket_id_idx" ON "mention"("staff_id", "ticket_id");

-- CreateIndex
CREATE INDEX "mention_ticket_id_idx" ON "mention"("ticket_id");

-- CreateIndex
CREATE INDEX "customer_search_text_idx" ON "customer" USING GIN ("search_text" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_blocked_by_id_fkey" FOREIGN KEY ("blocked_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_department" ADD CONSTRAINT "staff_department_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_department" ADD CONSTRAINT "staff_department_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "ticket"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_search" ADD CONSTRAINT "ticket_search_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_tag" ADD CONSTRAINT "ticket_tag_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_tag" ADD CONSTRAINT "ticket_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_cc" ADD CONSTRAINT "ticket_cc_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_low_id_fkey" FOREIGN KEY ("low_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_link" ADD CONSTRAINT "ticket_link_high_id_fkey" FOREIGN KEY ("high_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_file" ADD CONSTRAINT "draft_file_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_file" ADD CONSTRAINT "draft_file_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "canned_response" ADD CONSTRAINT "canned_response_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_read" ADD CONSTRAINT "ticket_read_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ticket_read" ADD CONSTRAINT "ticket_read_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mention" ADD CONSTRAINT "mention_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema language can't say.

-- One draft a person and ticket, and one for a new ticket.
CREATE UNIQUE INDEX "draft_staff_id_ticket_id_key" ON "draft"("staff_id", "ticket_id") NULLS NOT DISTINCT;
-- The list of customers by name.
CREATE INDEX "customer_name_idx" ON "customer"(lower("name"), "id");
-- And of those who are blocked, few among many.
CREATE INDEX "customer_blocked_idx" ON "customer"("id") WHERE "blocked_at" IS NOT NULL;
CREATE UNIQUE INDEX "message_send_key_key" ON "message"("send_key") WHERE "send_key" IS NOT NULL;
CREATE INDEX "ticket_merged_into_id_idx" ON "ticket"("merged_into_id") WHERE "merged_into_id" IS NOT NULL;
CREATE INDEX "mention_unseen_idx" ON "mention"("staff_id", "ticket_id") WHERE "seen_at" IS NULL;

-- What older tickets lack: when they were resolved, the beginning of their newest message, whether a file came with it.
-- Before the lists' indexes, each of which would cost every row again; and of a message no more than a preview can show.
UPDATE "ticket" SET "resolved_at" = "closed_at", "last_message_id" = last.id, "last_kind" = last.kind,
  "preview" = left(btrim(regexp_replace(left(last.text, 400), '\s+', ' ', 'g')), 200),
  "has_attachments" = EXISTS (SELECT FROM "attachment" JOIN "message" ON "message"."id" = "message_id" WHERE "message"."ticket_id" = "ticket"."id")
FROM (
  SELECT DISTINCT ON ("ticket_id") "id", "ticket_id", "kind", CASE "format" WHEN 'text' THEN left("body", 400) ELSE
    replace(replace(replace(replace(replace(regexp_replace(left("body", 1500), '<[^>]*>|<[^>]*$', ' ', 'g'),
      '&nbsp;', ' '), '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&') END AS "text"
  FROM "message" ORDER BY "ticket_id", "id" DESC
) AS last
WHERE last.ticket_id = "ticket"."id";

-- The lists: each queue read in its order without a sort. All begin with what is looked up by equality and then the
-- state: a list of several states is read state by state and merged (lib/tickets/page-of.ts). The first two hold the other
-- date as well: a list of what is old walks through all that is new without reading a ticket.
CREATE INDEX "ticket_inbox_created_idx" ON "ticket"("state", "created_at", "id") INCLUDE ("updated_at") WHERE "folder" = 'inbox';
CREATE INDEX "ticket_inbox_state_updated_idx" ON "ticket"("state", "updated_at", "id") INCLUDE ("created_at") WHERE "folder" = 'inbox';
CREATE INDEX "ticket_inbox_priority_idx" ON "ticket"("state", "priority", "updated_at", "id") WHERE "folder" = 'inbox';
CREATE INDEX "ticket_inbox_assignee_idx" ON "ticket"("assignee_id", "state", "updated_at", "id") WHERE "folder" = 'inbox';
CREATE INDEX "ticket_inbox_department_idx" ON "ticket"("department_id", "state", "updated_at", "id") WHERE "folder" = 'inbox';
CREATE INDEX "ticket_inbox_team_idx" ON "ticket"("team_id", "state", "updated_at", "id") WHERE "folder" = 'inbox' AND "team_id" IS NOT NULL;
CREATE INDEX "ticket_inbox_topic_idx" ON "ticket"("topic_id", "state", "updated_at", "id") WHERE "folder" = 'inbox' AND "topic_id" IS NOT NULL;
CREATE INDEX "ticket_inbox_source_idx" ON "ticket"("source", "state", "updated_at", "id") WHERE "folder" = 'inbox';
CREATE INDEX "ticket_inbox_attachments_idx" ON "ticket"("state", "updated_at", "id") WHERE "folder" = 'inbox' AND "has_attachments";
CREATE INDEX "ticket_put_away_idx" ON "ticket"("folder", "updated_at", "id") WHERE "folder" <> 'inbox';
CREATE INDEX "ticket_due_idx" ON "ticket"("state", "due_at", "id") WHERE "folder" = 'inbox';
CREATE INDEX "ticket_overdue_idx" ON "ticket"("updated_at", "id") WHERE "folder" = 'inbox' AND "state" = 'open' AND "overdue_at" IS NOT NULL;
-- The overdue check reads only the open tickets that it has not marked yet, the one that wakes pending ones only those.
CREATE INDEX "ticket_due_at_unmarked_idx" ON "ticket"("due_at") WHERE "state" = 'open' AND "folder" = 'inbox' AND "overdue_at" IS NULL;
CREATE INDEX "ticket_pending_until_idx" ON "ticket"("pending_until") WHERE "pending_until" IS NOT NULL;

-- Their words are read by the task that keeps the search index, which knows an empty language for another than any.
INSERT INTO "ticket_search" ("ticket_id", "language", "document") SELECT "id", '', '' FROM "ticket";
