import { z } from "zod";

export const PROVIDERS = ["google", "microsoft"] as const;

/** How OAuth 2.0 is set up, beside what is sealed. */
export const OAuthSetup = z.object({
  provider: z.enum(PROVIDERS).default("google"),
  tenant: z.string().default(""),
  clientId: z.string().default(""),
});
export type OAuthSetup = z.output<typeof OAuthSetup>;

/** The mail servers of a provider; a token of its own may go to any of them. */
const OWN_HOSTS: Record<OAuthSetup["provider"], RegExp> = {
  google: /(?:^|\.)(?:gmail|google|googlemail)\.com$/i,
  microsoft: /(?:^|\.)(?:office365|office|outlook|hotmail)\.com$/i,
};

/** Whether a mail server is the provider's own. */
export const isProvidersOwn = (provider: OAuthSetup["provider"], host: string): boolean =>
  OWN_HOSTS[provider].test(host);
