import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";

type BlockedImagesProps = {
  count: number;
  /** This page with the images. */
  href: string;
};

const plural = new Intl.PluralRules("en");

/** Says that images from other servers were left out, why, and how to see them. */
export function BlockedImages({ count, href }: BlockedImagesProps) {
  const title =
    plural.select(count) === "one"
      ? "1 image from another server is not shown"
      : `${count.toLocaleString("en")} images from other servers are not shown`;
  return (
    <Banner
      title={title}
      action={
        // Not a Link: the browser takes the rule that lets images in only from a page loaded anew.
        <a href={href} className={buttonClass({ size: "sm" })}>
          Show images
        </a>
      }
    >
      Loading them tells the sender that the message was read, when and where.
    </Banner>
  );
}
