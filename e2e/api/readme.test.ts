import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "@/e2e/support/server";

const run = promisify(execFile);

let server: TestServer;
let folder: string;
let readme: string;
let key: string;

beforeAll(async () => {
  server = await startServer();
  folder = await mkdtemp(path.join(tmpdir(), "deskuss-readme-"));
  readme = await readFile("README.md", "utf8");
  key = (await server.key()).secret;
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The README's examples in one language, word for word but for the address and the key. */
function examples(language: string): string[] {
  const blocks = [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "gm"))];
  return blocks
    .map(([, block = ""]) => block)
    .filter((block) => block.includes("example.com/deskuss"))
    .map((block) =>
      block
        .replaceAll("https://example.com/deskuss", `${server.url}/deskuss`)
        .replaceAll(/your_(?:api_)?key(?:_here)?/g, key),
    );
}

test("the curl examples create tickets", async () => {
  const [json, mail] = examples("sh");
  await writeFile(
    path.join(folder, "alert.eml"),
    "From: Nagios <root@db1>\nSubject: Disk full\n\n/var is at 98 %\n",
  );
  for (const example of [json, mail]) {
    const { stdout } = await run("sh", ["-c", example ?? "false"], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual({
      id: expect.any(Number),
      number: expect.stringMatching(/^#\d+$/),
      created: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    });
  }
});

test("the PHP example creates a ticket", async () => {
  const file = path.join(folder, "example.php");
  await writeFile(file, examples("php")[0] ?? "");
  const { stdout } = await run("php", [file]);
  expect(stdout).toMatch(/^Created ticket #\d+\n$/);
});

test("the Node.js example creates a ticket", async () => {
  const file = path.join(folder, "example.mjs");
  await writeFile(file, examples("js")[0] ?? "");
  const { stdout } = await run(process.execPath, [file]);
  expect(stdout).toMatch(/^Created ticket #\d+\n$/);
});

test("the crontab line runs the scheduled tasks", async () => {
  const line = /^\*\/5 \* \* \* \* (curl .*) > \/dev\/null 2>&1$/m.exec(readme)?.[1] ?? "false";
  const command = line
    .replace("https://example.com/deskuss", `${server.url}/deskuss`)
    .replace("your_key", key);
  const { stdout } = await run("sh", ["-c", command]);
  expect(JSON.parse(stdout).tasks[0]).toMatchObject({ name: "overdue-check", outcome: "ok" });
});

test("every variable of .env.example is in the README, and the other way round", async () => {
  const variables = (text: string, pattern: RegExp) =>
    new Set([...text.matchAll(pattern)].flatMap(([, names = ""]) => names.match(/[A-Z_]{4,}/g) ?? []));
  const listed = variables(readme, /^\| (`[A-Z_`, ]+`) \|/gm);
  const shown = variables(await readFile(".env.example", "utf8"), /^#? ?([A-Z_]+)=/gm);
  expect([...shown].sort()).toEqual([...listed].sort());
});
