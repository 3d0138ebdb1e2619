import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import { Stop } from "@/scripts/say";
import { ROOT } from "@/scripts/start/config";

/** The samples, which are no part of this repository; every path here is relative to them, as in their MANIFEST. */
export class Corpora {
  constructor(readonly folder: string) {
    if (!existsSync(path.join(folder, "MANIFEST.md")))
      throw new Stop(
        `There are no corpora in ${folder}: give their folder as CORPORA_DIR or as the argument.`,
      );
  }

  bytes(file: string): Buffer {
    return readFileSync(path.join(this.folder, file));
  }

  text(file: string, encoding: BufferEncoding = "utf8"): string {
    return this.bytes(file).toString(encoding);
  }

  /** @throws when the file isn't what the MANIFEST says: the corpora have changed, not the product. */
  json<S extends z.ZodType>(file: string, schema: S): z.output<S> {
    return schema.parse(JSON.parse(this.text(file)));
  }

  /** One JSON value a line. */
  jsonLines<S extends z.ZodType>(file: string, schema: S): z.output<S>[] {
    return this.text(file)
      .trim()
      .split("\n")
      .map((line) => schema.parse(JSON.parse(line)));
  }

  /** The single messages, as the index names them. */
  messages(): string[] {
    const [, ...lines] = this.text("mail/INDEX.tsv").trim().split("\n");
    return lines.map((line) => line.split("\t", 1)[0] ?? "");
  }

  /** All files below a folder. */
  files(under: string): string[] {
    return readdirSync(path.join(this.folder, under), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)))
      .sort();
  }
}

/** Where the corpora are: the first argument, CORPORA_DIR, or beside the checkout. */
export function corporaFolder(args: readonly string[]): string {
  const named = args.find((argument) => !argument.startsWith("-")) ?? process.env.CORPORA_DIR;
  return path.resolve(named || path.join(ROOT, "../shared/corpora"));
}
