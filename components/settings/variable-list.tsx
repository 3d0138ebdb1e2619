import { CopyButton } from "@/components/ui/copy-button";

/** The variables that a text can hold, each with its meaning and to be copied. */
export function VariableList({ variables }: { variables: Readonly<Record<string, string>> }) {
  return (
    <details className="rounded-md border border-line">
      <summary className="cursor-pointer px-3 py-2 text-sm">Variables</summary>
      <ul className="border-line border-t py-1">
        {Object.entries(variables).map(([name, meaning]) => (
          <li key={name} className="flex items-center gap-3 px-3 py-0.5 text-sm">
            <span className="flex min-w-0 flex-1 flex-wrap gap-x-3 sm:flex-nowrap">
              <code className="w-full min-w-0 truncate">{`{{${name}}}`}</code>
              <span className="w-full min-w-0 text-muted">{meaning}</span>
            </span>
            <CopyButton value={`{{${name}}}`} label={`Copy {{${name}}}`} iconOnly variant="ghost" />
          </li>
        ))}
      </ul>
    </details>
  );
}
