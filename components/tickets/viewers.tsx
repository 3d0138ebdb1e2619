import { Eye } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";

const SHOWN = 2;

/** Which colleagues have the ticket open right now. */
export function Viewers({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  const all = new Intl.ListFormat("en", { type: "conjunction" }).format(names);
  const words = `${all} ${names.length === 1 ? "is" : "are"} viewing`;
  return (
    <span title={words} className="flex shrink-0 items-center gap-0.5 text-info [&>svg]:size-3.5">
      <Eye />
      <span className="sr-only">{words}</span>
      <span className="flex -space-x-1.5">
        {names.slice(0, SHOWN).map((name) => (
          <Avatar key={name} name={name} size="sm" />
        ))}
      </span>
      {names.length > SHOWN && <span className="tabular text-xs">+{names.length - SHOWN}</span>}
    </span>
  );
}
