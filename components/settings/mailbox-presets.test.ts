import { expect, test } from "vitest";
import { NewMailbox } from "@/lib/mailboxes/schema";
import { MAILBOX_PRESETS, withPreset } from "./mailbox-presets";
import { mailboxValues } from "./mailbox-values";

test.each(MAILBOX_PRESETS)("$label: what it fills in is a mailbox, once secrets are typed", (preset) => {
  const typed = { ...mailboxValues(undefined), name: "Support", address: "support@example.org" };
  const filled = { ...withPreset(typed, preset), clientId: "an-application" };
  const box = NewMailbox.parse(filled);
  expect(box).toMatchObject({
    name: "Support",
    user: "support@example.org",
    smtpUser: "support@example.org",
    folder: "INBOX",
    afterFetch: "seen",
  });
  expect([box.security, box.smtpSecurity]).not.toContain("none");
});

test("a user and secrets that were typed stay", () => {
  const [google] = MAILBOX_PRESETS;
  if (!google) throw new Error("There is no preset.");
  const typed = { address: "support@example.org", user: "shared", smtpUser: "out", password: "hush" };
  expect(withPreset(typed, google)).toMatchObject({ user: "shared", smtpUser: "out", password: "hush" });
});
