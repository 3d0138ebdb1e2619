import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureGenerated } from "@/scripts/build/prepare";
import { main } from "@/scripts/say";

// Every script begins here (see run.mjs): what it imports may need the generated database client, which a fresh clone
// lacks, and which an older clone has for an older schema.
const [name = "", ...args] = process.argv.slice(2);
const script = path.join(import.meta.dirname, `${name}.ts`);
await main(ensureGenerated);
process.argv.splice(1, process.argv.length, script, ...args);
await import(pathToFileURL(script).href);
