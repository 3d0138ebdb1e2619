import "server-only";
import { env } from "@/lib/env";
import type { OAuthSetup } from "./oauth-setup";

type Endpoints = {
  authorize: string;
  token: string;
  scope: string;
  /** What the provider wants beside RFC 6749's own, so that it gives a refresh token, each time. */
  more: Record<string, string>;
};

const MICROSOFT_SCOPES = ["IMAP.AccessAsUser.All", "POP.AccessAsUser.All", "SMTP.Send"];

/** Where a provider asks its user, where it hands out tokens, and what for. */
export function endpointsOf({ provider, tenant }: OAuthSetup): Endpoints {
  const { authorize, token, ...rest } = PROVIDER[provider](encodeURIComponent(tenant || "common"));
  const instead = env().MAIL_OAUTH_PROVIDER;
  return instead
    ? { ...rest, authorize: `${instead}/authorize`, token: `${instead}/token` }
    : { ...rest, authorize, token };
}

const PROVIDER: Record<OAuthSetup["provider"], (tenant: string) => Endpoints> = {
  google: () => ({
    authorize: "https://accounts.google.com/o/oauth2/v2/auth",
    token: "https://oauth2.googleapis.com/token",
    scope: "https://mail.google.com/",
    more: { access_type: "offline", prompt: "consent" },
  }),
  microsoft: (tenant) => ({
    authorize: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
    token: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    scope: ["offline_access", ...MICROSOFT_SCOPES.map((name) => `https://outlook.office.com/${name}`)].join(
      " ",
    ),
    more: { prompt: "select_account" },
  }),
};
