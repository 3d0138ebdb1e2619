import { expect, test } from "vitest";
import { clientIp, floodAddress, PEER_HEADER } from "./client-ip";

const call = (peer: string, forwarded?: string) =>
  new Headers({ [PEER_HEADER]: peer, ...(forwarded ? { "x-forwarded-for": forwarded } : {}) });

test("believes the socket and nothing else by default", () => {
  expect(clientIp(call("203.0.113.9", "198.51.100.1"), [], false)).toBe("203.0.113.9");
  expect(clientIp(call("::ffff:203.0.113.9"), [], false)).toBe("203.0.113.9");
});

test("a stranger's X-Forwarded-For is not read", () => {
  expect(clientIp(call("203.0.113.9", "198.51.100.1"), ["10.0.0.0/8"], false)).toBe("203.0.113.9");
});

test("reads from the right, through trusted hops only", () => {
  const proxies = ["10.0.0.0/8", "192.0.2.7"];
  expect(clientIp(call("10.1.2.3", "6.6.6.6, 198.51.100.1, 192.0.2.7"), proxies, false)).toBe("198.51.100.1");
  expect(clientIp(call("10.1.2.3", "198.51.100.1:4711"), proxies, false)).toBe("198.51.100.1");
  expect(clientIp(call("10.1.2.3", "[2001:db8::1]:80"), proxies, false)).toBe("2001:db8::1");
});

test("stops at what is no address", () => {
  expect(clientIp(call("10.1.2.3", "198.51.100.1, evil"), ["10.0.0.0/8"], false)).toBe("10.1.2.3");
  expect(clientIp(call("10.1.2.3"), ["10.0.0.0/8"], false)).toBe("10.1.2.3");
});

test("Vercel's edge tells the address itself", () => {
  expect(
    clientIp(new Headers({ "x-vercel-forwarded-for": "198.51.100.1", [PEER_HEADER]: "6.6.6.6" }), [], true),
  ).toBe("198.51.100.1");
});

test("an IPv6 caller is counted by his /64", () => {
  expect(floodAddress("2001:db8:1:2:aaaa::1")).toBe(floodAddress("2001:db8:1:2::9"));
  expect(floodAddress("2001:db8:1:3::1")).not.toBe(floodAddress("2001:db8:1:2::1"));
  expect(floodAddress("203.0.113.9")).toBe("203.0.113.9");
});
