import { domainToASCII } from "node:url";
import { addressParser } from "postal-mime";
import { type MethodResult, readResults } from "./authentication-results";
import type { Header } from "./header";

export type Verdict = "pass" | "fail" | "none";

/** What a trusted receiver found out about a mail's sender. */
export type Authentication = {
  spf: Verdict;
  dkim: Verdict;
  dmarc: Verdict;
  /** Whether the domain of From may be believed: DMARC passed, or DKIM or SPF passed for that domain. */
  fromAligned: boolean;
};

export type TrustedReceiver = {
  /**
   * The authserv-id of the receiver, which must be one that writes its field on every mail it takes: else the first
   * field is the sender's own. Empty for Exchange Online, which writes none.
   */
  id: string;
  /** How many fields the receiver writes, as one for each of its filters; nothing further down is read. */
  fields?: number;
};

const MAX_FIELDS = 10;
const NOTHING: Authentication = { spf: "none", dkim: "none", dmarc: "none", fromAligned: false };

/**
 * Reads what the trusted receiver wrote into Authentication-Results (RFC 8601). Receivers add their fields on top, so
 * those further down, of whatever name, may be a forger's. Without a trusted receiver nothing is believed.
 * @param sender who the mail is taken to be from: not always who From names
 */
export function readAuthentication(
  headers: readonly Header[],
  trusted: TrustedReceiver | null,
  sender?: string,
): Authentication {
  if (!trusted) return NOTHING;
  const most = Math.min(trusted.fields ?? 1, MAX_FIELDS);
  const results: MethodResult[] = [];
  let read = 0;
  for (const { name, value } of headers) {
    if (name !== "authentication-results" || read === most) continue;
    const field = readResults(value);
    // Anything that is not the receiver's own ends what is its own.
    if (field?.id !== trusted.id.toLowerCase()) break;
    results.push(...field.results);
    read++;
  }
  const from = fromDomain(headers);
  return {
    spf: verdict(results, "spf"),
    dkim: verdict(results, "dkim"),
    dmarc: verdict(results, "dmarc"),
    fromAligned:
      from !== null && (sender === undefined || domainOf(sender) === from) && isAligned(results, from),
  };
}

function verdict(results: readonly MethodResult[], method: string): Verdict {
  const own = results.filter((result) => result.method === method).map(({ result }) => result);
  const failed = own.some((result) => /^(?:fail|softfail|hardfail|policy)$/.test(result));
  // A mail may have several signatures, of which one has to hold; the other methods have one answer.
  if (own.includes("pass") && (method === "dkim" || !failed)) return "pass";
  return failed ? "fail" : "none";
}

function isAligned(results: readonly MethodResult[], from: string): boolean {
  const dmarc = results.filter(({ method }) => method === "dmarc");
  // What DMARC was checked for must be the address we read: two readers may see two in one field.
  const about = dmarc.every(({ properties }) => sameOrUnsaid(properties.get("header.from"), from));
  if (!about || dmarc.some(({ result }) => /^(?:fail|policy)$/.test(result))) return false;
  if (dmarc.some(({ result }) => result === "pass")) return true;
  return results.some(({ method, result, properties }) => {
    if (result !== "pass") return false;
    if (method === "dkim")
      return covers(properties.get("header.d") ?? domainOf(properties.get("header.i")), from);
    return method === "spf" && covers(domainOf(properties.get("smtp.mailfrom")), from);
  });
}

const sameOrUnsaid = (value: string | undefined, from: string) =>
  value === undefined || (domainOf(value) ?? "") === from;

/**
 * Whether who speaks for a domain speaks for the one in From: it is the same, or above it. Below it would need a list
 * of the suffixes under which strangers register, as under `github.io`; there DMARC's own verdict decides.
 */
function covers(domain: string | null | undefined, from: string): boolean {
  const name = normalize(domain ?? "");
  return name.includes(".") && (from === name || from.endsWith(`.${name}`));
}

/** The domain of the one address in the one From field; two of either, and nobody knows whom a result is about. */
function fromDomain(headers: readonly Header[]): string | null {
  const [field, ...others] = headers.filter(({ name }) => name === "from");
  if (!field || others.length > 0) return null;
  const addresses = addressParser(field.value.slice(0, 10_000), { flatten: true }).flatMap(
    ({ address }) => address || [],
  );
  const [address] = addresses;
  // One at sign, or a name that looks like an address: `"ceo@example.com" <x@evil.example>` is one address.
  return addresses.length === 1 && address ? domainOf(address) : null;
}

function domainOf(address: string | undefined): string | null {
  if (address === undefined) return null;
  const domain = normalize(address.slice(address.lastIndexOf("@") + 1));
  return domain === "" ? null : domain;
}

/** Lower case, without the root's dot, international names in their ASCII form; empty for what is no domain. */
const normalize = (domain: string) =>
  domainToASCII(domain.replace(/[<>]/g, "").replace(/\.$/, "")).toLowerCase();
