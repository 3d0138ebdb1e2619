import "server-only";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's recommended setting: argon2id (2 in this library's enum, which type stripping cannot read), 19 MiB, 2 passes. */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string) => hash(password, OPTIONS);

let nobody: Promise<string> | undefined;

/** Whether the password is right. Without a hash to compare with it takes as long and answers false. */
export async function verifyPassword(
  storedHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  nobody ??= hashPassword("the password of nobody");
  const matches = await verify(storedHash ?? (await nobody), password);
  return matches && Boolean(storedHash);
}
