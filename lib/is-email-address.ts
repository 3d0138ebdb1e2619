const LOCAL = /^(?:[^\s@<>()[\]\\,;:"]+|"[^"\r\n]+")$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?$/u;

/**
 * Whether replies could go to this address: RFC 5321 lengths, non-ASCII letters allowed (RFC 6531), host names
 * without a dot allowed, because monitoring mails come from `root@db1`.
 */
export function isEmailAddress(address: string): boolean {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (at < 1 || address.length > 254 || local.length > 64) return false;
  if (!LOCAL.test(local) || (!local.startsWith('"') && /^\.|\.\.|\.$/.test(local))) return false;
  if (/^\[[\da-fA-F.:]+\]$/.test(domain.replace(/^\[IPv6:/i, "["))) return true;
  return domain.split(".").every((label) => label.length <= 63 && LABEL.test(label));
}
