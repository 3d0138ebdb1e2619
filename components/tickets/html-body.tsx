import { cx } from "@/components/ui/cx";
import { ScrollRegion } from "@/components/ui/scroll-region";
import styles from "./html-body.module.css";

type HtmlBodyProps = {
  /** What lib/html/sanitize.ts `render` answered, and nothing else. */
  html: string;
  /** Names the box for those who scroll it by keyboard; unique on its page. */
  label: string;
};

/** A message's HTML. A table wider than the column scrolls inside it. */
export function HtmlBody({ html, label }: HtmlBodyProps) {
  return (
    <ScrollRegion label={label} className="overflow-x-auto">
      <div
        dir="auto"
        className={cx(styles.body)}
        // Sanitised by `render`, and under a CSP that would run no script of its.
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </ScrollRegion>
  );
}
