import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { Stop } from "@/scripts/say";
import { type Config, ROOT } from "@/scripts/start/config";

/** Beyond what scripts/serve.ts gives its requests and its shutdown hooks. */
const LONGEST_STOP = 25_000;

/** A running server process. */
export interface Served {
  /** The process itself, for those who measure or kill it. */
  pid: number;
  /** Ends with the process, however it ends. */
  ended: Promise<void>;
  /** Asks it to finish what is under way and waits for its end. */
  stop: () => Promise<void>;
}

/** What the server process is told beside the configuration. */
export interface ServeOptions {
  databaseUrl: string;
  secret: string;
  development: boolean;
  /** More of the environment, over what is inherited. */
  env?: Record<string, string>;
  /** Gets what the process prints, which is otherwise printed. */
  onOutput?: (text: string) => void;
}

async function untilReady(child: ChildProcess): Promise<void> {
  const died = once(child, "exit").then(() => {
    throw new Stop("The server could not start, see above.");
  });
  await Promise.race([once(child, "message"), died]);
}

/** Starts the process that answers requests and waits until it does. */
export async function serve(config: Config, options: ServeOptions): Promise<Served> {
  const script = path.join(ROOT, "scripts/serve.ts");
  const flags = options.development ? ["--dev"] : [];
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...flags], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: options.development ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(config.port),
      HOST: config.host,
      DATABASE_URL: options.databaseUrl,
      NEXTAUTH_SECRET: options.secret,
      NEXTAUTH_URL: config.publicUrl,
      ...options.env,
    },
    stdio: ["ignore", options.onOutput ? "pipe" : "inherit", options.onOutput ? "pipe" : "inherit", "ipc"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => options.onOutput?.(chunk.toString()));
  const ended = once(child, "exit").then(() => undefined);
  const stop = async () => {
    child.kill("SIGTERM");
    const lastResort = setTimeout(() => child.kill("SIGKILL"), LONGEST_STOP);
    await ended;
    clearTimeout(lastResort);
  };
  await untilReady(child);
  // A child that has told it is ready has a pid.
  return { pid: child.pid ?? Number.NaN, ended, stop };
}
