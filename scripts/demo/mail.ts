type DemoMail = {
  from: { name: string; email: string };
  subject: string;
  message: string;
  messageId: string;
  /** The Message-ID that it answers. */
  inReplyTo?: string;
  attachment?: { name: string; content: string };
};

const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;

/** A raw mail as a customer's program would send it. */
export function rawMail({ from, subject, message, messageId, inReplyTo, attachment }: DemoMail): Buffer {
  const type = message.startsWith("<") ? "text/html" : "text/plain";
  return Buffer.from(
    [
      `From: ${encoded(from.name)} <${from.email}>`,
      "To: support@shop.example",
      `Subject: ${encoded(subject)}`,
      `Message-ID: <${messageId}>`,
      ...(inReplyTo ? [`In-Reply-To: <${inReplyTo}>`] : []),
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="part"',
      "",
      "--part",
      `Content-Type: ${type}; charset=utf-8`,
      "Content-Transfer-Encoding: base64",
      "",
      Buffer.from(message).toString("base64"),
      ...(attachment
        ? ["--part", `Content-Type: text/csv; name="${attachment.name}"`, "", attachment.content]
        : []),
      "--part--",
      "",
    ].join("\r\n"),
  );
}
