import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
} from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/**
 * Prisma's Postgres adapter, taught the catalogue's one-byte type `"char"`: the schema engine reads such columns when
 * it describes a database, and the adapter refuses them. They pass it as text and leave it as characters.
 */
function catalogueAdapter(databaseUrl: string): PrismaPg {
  const { CHAR, TEXT } = pg.types.builtins;
  const characters = new WeakMap<object, number[]>();
  const pool = new pg.Pool({ connectionString: databaseUrl });
  // The engine keeps its connection for a while after its last answer, and the server may stop before.
  pool.on("error", () => undefined);
  const ask = pool.query.bind(pool);
  const query = async (config: pg.QueryArrayConfig) => {
    const result = await ask(config);
    const columns = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR ? [index] : []));
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT;
    characters.set(result.rows, columns);
    return result;
  };
  const factory = new PrismaPg(Object.assign(pool, { query }), { disposeExternalPool: true });
  const open = factory.connect.bind(factory);
  const connect = async () => {
    const adapter = await open();
    const read = adapter.queryRaw.bind(adapter);
    const queryRaw: SqlDriverAdapter["queryRaw"] = async (statement) => {
      const result = await read(statement);
      for (const column of characters.get(result.rows) ?? []) {
        result.columnTypes[column] = ColumnTypeEnum.Character;
      }
      return result;
    };
    return Object.assign(adapter, { queryRaw });
  };
  return Object.assign(factory, { connect });
}

let loaded: Promise<void> | undefined;

/** Once a process: what the first engine still holds would be lost with a second memory. */
async function load(): Promise<void> {
  const glue = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(fileURLToPath(glue.replace(/\.js$/, ".wasm")));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...engine } });
  engine.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
}

/** Prisma's schema engine as npm ships it: WebAssembly, so that nothing is downloaded from elsewhere. */
export async function schemaEngine(
  databaseUrl: string,
  datamodel: { path: string; content: string },
): Promise<engine.SchemaEngine> {
  loaded ??= load();
  await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(catalogueAdapter(databaseUrl));
  return engine.SchemaEngine.new(
    { datamodels: [[datamodel.path, datamodel.content]] },
    () => undefined,
    adapter,
  );
}
