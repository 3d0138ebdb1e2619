// The door of every npm script: `node scripts/run.mjs <name> [arguments]` runs scripts/<name>.ts on Node 24 with all
// packages installed. Plain JavaScript without dependencies: it runs on Node 20, before anything is there.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const NODE = "24.21.0";
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const runtime = path.join(root, ".runtime");

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message);
  process.exit(1);
}

/** Runs npm on the given Node as one long step with its elapsed seconds shown; its words are kept for a failure. */
function npm(title, args, node, environment = process.env) {
  const since = Date.now();
  const elapsed = () => `${((Date.now() - since) / 1000).toFixed(0)} s`;
  const terminal = process.stdout.isTTY;
  process.stdout.write(`${title} …${terminal ? "" : "\n"}`);
  const show = () =>
    process.stdout.write(terminal ? `\r${title} … ${elapsed()}` : `${title} … ${elapsed()}\n`);
  const timer = setInterval(show, terminal ? 1000 : 10_000);
  // npm tells where it lives to what it starts; a Node without npm on its path is then no hindrance.
  const own = process.env.npm_execpath;
  const [command, ...first] = own?.endsWith("npm-cli.js") ? [node, own] : ["npm"];
  return new Promise((resolve) => {
    const options = {
      cwd: root,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    };
    const child = spawn(command, [...first, ...args], options);
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    const end = (code, problem) => {
      clearInterval(timer);
      process.stdout.write(`${terminal ? "\r" : ""}${title}: ${code === 0 ? elapsed() : "failed"}\n`);
      resolve({ ok: code === 0, output: problem ?? output });
    };
    child.once("error", (error) => end(1, `npm can't be run: ${error.message}`));
    child.once("close", (code) => end(code));
  });
}

/** The package that holds nothing but Node for this machine, and the program in it. */
function nodePackage() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const prefix = process.platform === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
  const name = `${prefix}-${system}-${process.arch}`;
  const program = path.join("node_modules", name, "bin", system === "win" ? "node.exe" : "node");
  return { name, program };
}

/** The path of a Node 24: our own when it is new enough, else one that is brought once. */
async function node24() {
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  const { name, program } = nodePackage();
  const home = path.join(runtime, "node-24");
  const node = path.join(home, program);
  if (existsSync(node)) return node;
  const fresh = path.join(runtime, `new-${process.pid}`);
  const flags = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"];
  let done = { ok: false, output: "" };
  // Some platforms' packages skip releases: then the newest 24 that there is.
  for (const version of [NODE, "24"]) {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    const title = `Node ${process.versions.node} is too old for Deskuss: bringing Node ${version} into .runtime/`;
    done = await npm(title, ["install", "--prefix", fresh, ...flags, `${name}@${version}`], process.execPath);
    if (done.ok && existsSync(path.join(fresh, program))) break;
  }
  if (!existsSync(path.join(fresh, program))) {
    rmSync(fresh, { recursive: true, force: true });
    stop(`${done.output.trim()}\nNode 24 could not be installed: install Node 24 yourself, then try again.`);
  }
  rmSync(home, { recursive: true, force: true });
  // A rename, so that an interrupted download is never taken for a Node.
  renameSync(fresh, home);
  return node;
}

const lockFile = path.join(root, "package-lock.json");
const stamp = path.join(root, "node_modules", ".deskuss-install");
const lockHash = () => createHash("sha256").update(readFileSync(lockFile)).digest("hex");

/** Whether node_modules is what package-lock.json says. */
function isInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lockHash()) return true;
  // Installed by hand: npm keeps beside the packages a list of what it put there.
  const list = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(list)) return false;
  const installed = JSON.parse(readFileSync(list, "utf8")).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(lockFile, "utf8")).packages);
  return wanted.every(
    ([place, { version, optional }]) =>
      place === "" || (installed[place] ? installed[place].version === version : optional === true),
  );
}

async function install(node, environment) {
  if (isInstalled()) return;
  // No package's own script runs: the one that matters (Postgres' symbolic links) is made up for when it starts.
  const flags = ["--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  const done = await npm("Installing packages", ["ci", ...flags], node, environment);
  if (!done.ok) stop(`${done.output.trim()}\nThe packages could not be installed: see npm's words above.`);
  writeFileSync(stamp, lockHash());
}

const [name = "", ...args] = process.argv.slice(2);
const script = path.join(root, "scripts", `${name}.ts`);
if (!/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(script)) stop(`There is no script '${name}' in scripts/.`);
if (Number(process.versions.node.split(".")[0]) < 20)
  stop(`Deskuss needs Node 20 or newer; this is ${process.version}.`);

const node = await node24();
const environment = {
  ...process.env,
  PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
  // Prisma would download its native engine, which nothing here uses.
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? "/bin/true",
};
await install(node, environment);

// react-server: the condition under which lib's `server-only` modules may be loaded.
const child = spawn(
  node,
  ["--conditions=react-server", "--import", "tsx/esm", path.join(root, "scripts/enter.ts"), name, ...args],
  {
    cwd: root,
    env: environment,
    // The channel tells the script when this process is killed without a word.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  },
);
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
for (const signal of signals) process.on(signal, () => child.kill(signal));
// npm was killed without a word: nobody is left to stop this, so it stops by itself.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
}
child.once("error", (error) => stop(`${node} can't be run: ${error.message}`));
child.once("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
