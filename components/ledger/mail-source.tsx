import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";
import { ScrollRegion } from "@/components/ui/scroll-region";

type MailSourceProps = {
  /** Where all of it can be downloaded. */
  href: string;
  text: string;
  /** Whether the text is only its beginning. */
  cut: boolean;
};

/** A mail as it was received, to be read and to be kept. */
export function MailSource({ href, text, cut }: MailSourceProps) {
  return (
    <section className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pb-2">
        <h2 className="min-w-0 flex-1 font-semibold">
          Original
          {cut && <span className="ml-2 font-normal text-muted text-sm">Its beginning</span>}
        </h2>
        <a href={href} download className={buttonClass({ size: "sm" })}>
          <Download />
          Download
        </a>
      </div>
      <div className="rounded-lg border border-line bg-sunken">
        <ScrollRegion label="Original mail" className="max-h-[32rem] overflow-auto rounded-lg">
          <pre dir="ltr" className="w-max min-w-full p-3 font-mono text-xs leading-5">
            {text}
          </pre>
        </ScrollRegion>
      </div>
    </section>
  );
}
