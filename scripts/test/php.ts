import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { step } from "@/scripts/say";
import { aptInstall } from "@/scripts/test/apt";

const run = promisify(execFile);

/** Brings PHP with curl, which the README's PHP example is run with; without it that one test fails and says why. */
export async function ensurePhp(): Promise<void> {
  if (await hasCurl()) return;
  await step("Installing PHP for the README's example", () => aptInstall("php-cli", "php-curl")).catch(
    () => undefined,
  );
}

const hasCurl = () =>
  run("php", ["-r", "exit(function_exists('curl_init') ? 0 : 1);"]).then(
    () => true,
    () => false,
  );
