import { AppError } from "../errors";

/** Base64 makes a mail a third longer than what is in it, so that an honest one never unpacks to twice its size. */
const RATIO = 2;
const ALWAYS = 16 * 1024 * 1024;

/** Counts what a mail is unpacked to. What unpacks to far more than itself was made to exhaust its reader. */
export class Unpacked {
  private left: number;

  /** @param size of the mail, in bytes */
  constructor(size: number) {
    this.left = size * RATIO + ALWAYS;
  }

  /** How much more may be unpacked. */
  get room(): number {
    return this.left;
  }

  /** @throws AppError malformed when it is too much by now */
  add(bytes: number): void {
    this.left -= bytes;
    if (this.left >= 0) return;
    throw new AppError(
      "malformed",
      "This mail unpacks to far more than it is. Send its files in fewer mails, or as one archive.",
    );
  }
}
