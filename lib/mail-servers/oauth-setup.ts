import { z } from "zod";

export const PROVIDERS = ["google", "microsoft"] as const;

/** How OAuth 2.0 is set up, beside what is sealed. */
export const OAuthSetup = z.object({
  provider: z.enum(PROVIDERS).default("google"),
  tenant: z.string().default(""),
  clientId: z.string().default(""),
});
export type OAuthSetup = z.output<typeof OAuthSetup>;
