/** One part of a mail that is kept as a file. */
export type MailAttachment = {
  /** Never empty: a part without a file name gets one from its type, such as `message.eml` or `image-1.png`. */
  name: string;
  contentType: string;
  content: Uint8Array;
  /** Content-ID without angle brackets. */
  contentId?: string;
};

export type Person = { name: string; email: string };

/** A mail as the help desk reads it; what it means for a ticket is not decided here. */
export type MailMessage = {
  /** Null when no usable address is in From, Sender, Reply-To or Return-Path. */
  from: Person | null;
  to: Person[];
  cc: Person[];
  /** Addresses that mail systems on the way have written down as the ones it was sent to. */
  deliveredTo: string[];
  subject: string;
  /** Without angle brackets; null when absent. */
  messageId: string | null;
  /** Message-IDs of In-Reply-To, then References from the newest back, without angle brackets, each once. */
  references: string[];
  date: Date | null;
  /** The text to show: the HTML part (not sanitised) when there is one, else the plain text. */
  body: { format: "text" | "html"; content: string };
  attachments: MailAttachment[];
};
