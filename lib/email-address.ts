import { isEmailAddress } from "./is-email-address";
import { text } from "./text";

/** The text of an e-mail address that replies could go to. */
export const emailAddress = text(254).refine(
  isEmailAddress,
  "must be an e-mail address such as jane@example.com.",
);
