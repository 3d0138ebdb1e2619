import { Banner } from "@/components/ui/banner";

type FormStatusProps = { tone?: "success" | "danger"; message?: string; className?: string };

/**
 * How a form's last sending went. Always in the page, also while empty, because screen readers only announce
 * what changes inside a live region that was there before.
 */
export function FormStatus({ tone = "success", message, className }: FormStatusProps) {
  return (
    <div role={tone === "danger" ? "alert" : "status"} className={className}>
      {message && <Banner tone={tone}>{message}</Banner>}
    </div>
  );
}
