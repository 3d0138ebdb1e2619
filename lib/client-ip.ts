import "server-only";
import ipaddr from "ipaddr.js";

/** Set by our own server from the socket, over anything the caller sent; see scripts/serve.ts. */
export const PEER_HEADER = "x-deskuss-peer";

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * The caller's address. X-Forwarded-For is read from the right and only as far as each hop is a trusted proxy, so
 * nobody can write himself another address. Null when even the socket's address is unknown.
 * @param edge true on Vercel, whose edge overwrites X-Forwarded-For itself.
 */
export function clientIp(headers: Headers, trustedProxies: string[], edge: boolean): string | null {
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  if (edge) return normal(headers.get("x-vercel-forwarded-for") ?? forwarded[0] ?? "");
  let address = normal(headers.get(PEER_HEADER) ?? "");
  if (!address || trustedProxies.length === 0) return address;
  const trusted = trustedProxies.map(toNetwork);
  while (address && isTrusted(address, trusted)) {
    const next = normal(forwarded.pop() ?? "");
    if (!next) break;
    address = next;
  }
  return address;
}

/** What one caller is counted by: an IPv4 address, or the /64 network that an IPv6 customer has to himself. */
export function floodAddress(ip: string | null): string {
  if (!ip?.includes(":")) return ip ?? "unknown";
  return ipaddr.IPv6.networkAddressFromCIDR(`${ip}/64`).toString();
}

function normal(text: string): string | null {
  const bare = text.replace(/^\[(.+)\](?::\d+)?$/, "$1").replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : null;
}

function toNetwork(text: string): Network {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function isTrusted(text: string, networks: Network[]): boolean {
  const address = ipaddr.process(text);
  return networks.some((network) => address.kind() === network[0].kind() && address.match(network));
}
