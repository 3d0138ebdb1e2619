import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Installs Debian packages, where there is apt and the right to use it; otherwise does nothing. */
export async function aptInstall(...packages: string[]): Promise<void> {
  if (!existsSync("/usr/bin/apt-get")) return;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, maxBuffer: 64 * 1024 * 1024 };
  const [command = "apt-get", ...first] = process.getuid?.() === 0 ? ["apt-get"] : ["sudo", "-n", "apt-get"];
  await run(command, [...first, "update"], options);
  await run(command, [...first, "install", "-y", "--no-install-recommends", ...packages], options);
}
