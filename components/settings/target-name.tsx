import { TriangleAlert } from "lucide-react";

type TargetNameProps = {
  target: { name: string; archived: boolean } | null;
  /** What counts where there is none: "Default plan". */
  fallback: string;
};

/** What an item points at. An archived one does not count any more, which nobody would guess from its name alone. */
export function TargetName({ target, fallback }: TargetNameProps) {
  if (!target) return <span className="text-muted">{fallback}</span>;
  if (!target.archived)
    return (
      <span dir="auto" title={target.name}>
        {target.name}
      </span>
    );
  return (
    <span
      className="inline-flex max-w-full items-center gap-1 align-middle text-warning"
      title={`“${target.name}” is archived. What counts: ${fallback.toLowerCase()}.`}
    >
      <TriangleAlert className="size-3.5" />
      <span dir="auto" className="truncate">
        {target.name}
      </span>
      <span className="shrink-0">· archived</span>
    </span>
  );
}
