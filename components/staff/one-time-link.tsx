import { Banner } from "@/components/ui/banner";
import { CopyField } from "@/components/ui/copy-field";

export type MadeLink = { name: string; email: string; url: string };

type OneTimeLinkProps = { link: MadeLink; linkHours: number; onCopied?: () => void };

const days = new Intl.NumberFormat("en", { style: "unit", unit: "day", unitDisplay: "long" });

/** The only time a link is seen: Deskuss sends no mail for it, the administrator hands it over. */
export function OneTimeLink({ link, linkHours, onCopied }: OneTimeLinkProps) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <CopyField label="One-time link" value={link.url} copyLabel="Copy link" onCopied={onCopied} />
      <Banner tone="warning">
        Copy it now: it won’t be shown again. Send it to <bdi>{link.name}</bdi> (<bdi>{link.email}</bdi>) on a
        way that only they read. It works once, for {days.format(linkHours / 24)}.
      </Banner>
    </div>
  );
}
