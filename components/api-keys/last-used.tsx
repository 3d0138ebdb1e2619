import { RelativeTime } from "@/components/ui/relative-time";

type LastUsedProps = { at: Date | null; ip: string | null };

/** When and from where a key's last request came: "3 min ago · 203.0.113.9". */
export function LastUsed({ at, ip }: LastUsedProps) {
  if (!at) return <span className="text-muted">never</span>;
  return (
    <span className="tabular block truncate" title={ip ? `From ${ip}` : undefined}>
      <RelativeTime value={at} /> · {ip ?? "unknown address"}
    </span>
  );
}
