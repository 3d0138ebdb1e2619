import type pg from "pg";
import { documentSql } from "@/lib/search/document";
import { Copy } from "@/scripts/bench/copy";
import { fillMail } from "@/scripts/bench/fill-mail";
import { COLUMNS, customer, type Rows, rows, type World } from "@/scripts/bench/rows";
import { questions } from "@/scripts/bench/texts";

const CUSTOMERS_PER_TICKET = 0.3;
const CHUNK = 5_000;
const WORKERS = 2;

/**
 * Fills a help desk with `tickets` tickets, and as many mails that came in and went out, by COPY, without the indexes, which are made again afterwards, and lets
 * Postgres learn their statistics. Needs a superuser: foreign keys are not checked meanwhile.
 */
export async function fill(pool: pg.Pool, tickets: number): Promise<void> {
  const restore = await dropIndexes(pool);
  await pool.query(
    "CREATE UNLOGGED TABLE bench_document (ticket_id int, head text, people text, messages text)",
  );
  const world = await makeWorld(pool, tickets);
  await copyCustomers(pool, world);
  await copyTickets(pool, world);
  await fillMail(pool, world);
  await Promise.all(Array.from({ length: WORKERS }, (_, worker) => makeDocuments(pool, world, worker)));
  await pool.query("DROP TABLE bench_document");
  await pool.query(`SELECT setval('ticket_id_seq', (SELECT max(id) FROM ticket)),
    setval('message_id_seq', (SELECT max(id) FROM message)), setval('customer_id_seq', (SELECT max(id) FROM customer))`);
  // Nobody is to be told of years of tickets: where there is no place yet, telling begins with what happens next.
  await pool.query("DELETE FROM notice_cursor");
  await restore();
  await pool.query("VACUUM (ANALYZE)");
  // What the filling wrote is not to be written while something else is measured.
  await pool.query("CHECKPOINT");
}

const TABLES = [
  "ticket",
  "message",
  "ticket_event",
  "ticket_tag",
  "ticket_search",
  "attachment",
  "customer",
  "inbound_mail",
  "outbound_mail",
];

/** Drops what only makes reading quicker; the answer makes it again. */
async function dropIndexes(pool: pg.Pool): Promise<() => Promise<void>> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = 'public' AND tablename = ANY($1) AND indexdef NOT LIKE 'CREATE UNIQUE%'`,
    [TABLES],
  );
  for (const { name } of rows) await pool.query(`DROP INDEX "${name}"`);
  return async () => {
    const left = rows.map(({ definition }) => definition);
    await Promise.all(
      Array.from({ length: WORKERS }, async () => {
        const client = await pool.connect();
        await client.query("SET maintenance_work_mem = '512MB'");
        for (let next = left.pop(); next; next = left.pop()) await client.query(next);
        await client.query("RESET maintenance_work_mem");
        client.release();
      }),
    );
  };
}

const named = (table: string, name: string, count: number) =>
  `INSERT INTO ${table} (name, name_key) SELECT '${name} ' || n, lower('${name} ' || n)
   FROM generate_series(1, ${count}) n RETURNING id`;

async function makeWorld(pool: pg.Pool, tickets: number): Promise<World> {
  const ids = async (sql: string) => (await pool.query<{ id: number }>(sql)).rows.map(({ id }) => id);
  const one = async (sql: string) => (await ids(sql))[0] ?? 0;
  await pool.query(named("department", "Department", 6));
  const staff = await ids(
    `INSERT INTO staff (email, name, role) SELECT 'agent' || n || '@desk.example', 'Agent ' || n, 'agent'
     FROM generate_series(1, 30) n RETURNING id`,
  );
  const teams = await ids(named("team", "Team", 5));
  await pool.query(
    "INSERT INTO team_member SELECT team.id, staff.id FROM team, staff WHERE staff.id % 5 = team.id % 5",
  );
  return {
    tickets,
    texts: await questions(),
    departments: await ids("SELECT id FROM department ORDER BY id"),
    topics: await ids(named("help_topic", "Topic", 12)),
    staff: [...(await ids("SELECT id FROM staff ORDER BY id LIMIT 1")), ...staff],
    teams,
    tags: await ids(named("tag", "tag", 60)),
    slaPlan: await one("SELECT min(id) AS id FROM sla_plan"),
    file: await one(
      `INSERT INTO file (sha256, size, content) VALUES (sha256('bench'), 5, 'bench')
       ON CONFLICT (sha256) DO UPDATE SET created_at = now() RETURNING id`,
    ),
    customers: {
      first: (await one("SELECT max(id) AS id FROM customer")) + 1,
      count: Math.ceil(tickets * CUSTOMERS_PER_TICKET),
    },
    firstTicket: (await one("SELECT max(id) AS id FROM ticket")) + 1,
    firstMessage: (await one("SELECT max(id) AS id FROM message")) + 1,
    now: Date.now(),
  };
}

async function copyCustomers(pool: pg.Pool, { customers: { first, count } }: World): Promise<void> {
  const copy = await Copy.into(pool, "customer", "id, email, email_key, name, organisation");
  for (let start = 0; start < count; start += CHUNK)
    await copy.write(
      Array.from({ length: Math.min(CHUNK, count - start) }, (_, n) => {
        const { name, email, organisation } = customer(start + n);
        return [first + start + n, email, email, name, organisation];
      }),
    );
  await copy.end();
}

async function copyTickets(pool: pg.Pool, world: World): Promise<void> {
  const tables = Object.keys(COLUMNS) as (keyof Rows)[];
  const copies = await Promise.all(
    tables.map(async (table) => ({ table, copy: await Copy.into(pool, table, COLUMNS[table]) })),
  );
  let message = world.firstMessage;
  for (let start = 0; start < world.tickets; start += CHUNK) {
    const made = rows(world, start, Math.min(start + CHUNK, world.tickets), message);
    message = made.next;
    await Promise.all(copies.map(({ table, copy }) => copy.write(made.rows[table])));
  }
  await Promise.all(copies.map(({ copy }) => copy.end()));
}

/** The search documents of every `WORKERS`th block of tickets. */
async function makeDocuments(pool: pg.Pool, { firstTicket, tickets }: World, worker: number): Promise<void> {
  const share = Math.ceil(tickets / WORKERS);
  const client = await pool.connect();
  await client.query("SET session_replication_role = replica; SET synchronous_commit = off");
  await client.query(
    `INSERT INTO ticket_search (ticket_id, language, chars, document)
     SELECT ticket_id, 'english', length(messages), ${documentSql("'english'", "head", "people", "messages")}
     FROM bench_document WHERE ticket_id >= $1 AND ticket_id < $2`,
    [firstTicket + worker * share, firstTicket + (worker + 1) * share],
  );
  await client.query("RESET session_replication_role; RESET synchronous_commit");
  client.release();
}
