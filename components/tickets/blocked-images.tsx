import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";

type BlockedImagesProps = {
  count: number;
  /** This page with the images. */
  href: string;
};

const plural = new Intl.PluralRules("en");

/** "2 images from other servers are not shown" */
export const blockedWords = (count: number): string =>
  plural.select(count) === "one"
    ? "1 image from another server is not shown"
    : `${count.toLocaleString("en")} images from other servers are not shown`;

/** Says that images from other servers were left out, why, and how to see them. */
export function BlockedImages({ count, href }: BlockedImagesProps) {
  return (
    <Banner
      title={blockedWords(count)}
      action={
        // Not a Link: the browser takes the rule that lets images in only from a page loaded anew.
        <a href={href} className={buttonClass({ size: "sm" })}>
          Show all images
        </a>
      }
    >
      Loading them tells the sender that the message was read, when and where.
    </Banner>
  );
}
