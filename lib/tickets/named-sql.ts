/** A joined row's id and name as one JSON value; null where the join found none. For statements that JOIN `table`. */
export const namedSql = (table: string) =>
  `CASE WHEN ${table}.id IS NOT NULL THEN jsonb_build_object('id', ${table}.id, 'name', ${table}.name) END`;
