import { CopyButton } from "@/components/ui/copy-button";
import { ScrollRegion } from "@/components/ui/scroll-region";

type CodeBlockProps = {
  code: string;
  /** What it is: "curl example". */
  label: string;
};

/** A piece of code or a command to paste, with its copy button. */
export function CodeBlock({ code, label }: CodeBlockProps) {
  return (
    <div className="relative rounded-lg border border-line bg-sunken">
      <ScrollRegion label={label} className="overflow-x-auto rounded-lg">
        <pre dir="ltr" className="w-max min-w-full py-3 pr-14 pl-3.5 font-mono text-xs leading-5">
          <code>{code}</code>
        </pre>
      </ScrollRegion>
      <div className="absolute top-1.5 right-1.5 rounded-md bg-sunken">
        <CopyButton value={code} label={`Copy ${label}`} iconOnly />
      </div>
    </div>
  );
}
