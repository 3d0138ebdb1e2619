import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { rootAttributes, sideBarCookie, themeCookie } from "@/components/shell/preferences";
import { Providers } from "@/components/ui/providers";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Deskuss", template: "%s · Deskuss" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

/** The document: theme and side bar as this browser remembers them, so that the first paint is the right one. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  return (
    <html lang="en" {...rootAttributes(jar.get(themeCookie)?.value, jar.get(sideBarCookie)?.value)}>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
