import type pg from "pg";

/**
 * Fills a help desk with tickets of 20,000 customers over a year, one message and event each, most of them closed,
 * and lets Postgres learn their statistics.
 */
export async function fill(pool: pg.Pool, tickets: number): Promise<void> {
  await pool.query(
    `INSERT INTO customer (email, email_key, name)
     SELECT address, address, (ARRAY['Ada','Ben','Chen','Dana','Eyal','Fatma','Goran'])[1 + n % 7] || ' ' ||
       (ARRAY['Lind','Okafor','Sato','Meyer','Rossi'])[1 + n % 5] || ' ' || n
     FROM generate_series(1, 20000) n, LATERAL (SELECT 'customer' || n || '@example.org' AS address) a`,
  );
  await pool.query(
    `WITH made AS (
       INSERT INTO ticket (subject, state, priority, department_id, topic_id, source, customer_id, created_at, updated_at)
       SELECT (ARRAY['Invoice','Password','Delivery','Refund','Login','Printer','Upgrade','Order'])[1 + n % 8] || ' ' ||
           (ARRAY['is wrong','does not work','is late','was charged twice','question','error after update'])[1 + n % 6] ||
           ' ' || md5(n::text),
         (CASE WHEN n % 10 = 0 THEN 'open' ELSE 'closed' END)::"TicketState",
         (ARRAY['low','normal','normal','normal','high','emergency'])[1 + n % 6]::"Priority",
         (SELECT min(id) FROM department) + n % 2, NULL, 'API',
         (SELECT min(id) FROM customer WHERE email_key LIKE 'customer%') + (n * 7919) % 20000,
         now() - make_interval(secs => ($1 - n) * 150), now()
       FROM generate_series(1, $1::int) n RETURNING id, customer_id, created_at
     ), messages AS (
       INSERT INTO message (ticket_id, kind, customer_id, format, body, created_at)
       SELECT id, 'customer', customer_id, 'text', repeat('It stopped working this morning. ', 8), created_at FROM made
     )
     INSERT INTO ticket_event (ticket_id, at, type) SELECT id, created_at, 'created' FROM made`,
    [tickets],
  );
  await pool.query("VACUUM (ANALYZE)");
  // What the filling wrote is not to be written while something else is measured.
  await pool.query("CHECKPOINT");
}
