/** Sent with every answer; pages get their Content-Security-Policy in proxy.ts, where each has its own nonce. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  // `npm run dev` tells 127.0.0.1, and Next lets only localhost load its live updates.
  allowedDevOrigins: ["127.0.0.1"],
  // npm test checks the types; a first start need not wait for them once more.
  typescript: { ignoreBuildErrors: true },
  // Answers of the API are small; pages are worth compressing, and not everybody has a proxy that does it.
  compress: true,
  headers: async () => [{ source: "/:path*", headers }],
  rewrites: async () => [{ source: "/deskuss/api/:path*", destination: "/api/:path*" }],
};

export default config;
