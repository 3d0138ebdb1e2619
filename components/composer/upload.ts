import { DeskError } from "@/components/desk/ask";
import type { DraftFile } from "@/lib/drafts/schema";

type Upload = { done: Promise<DraftFile>; cancel: () => void };

/** Sends one file to a draft and tells how far it is, from 0 to 1, which `fetch` can't. */
export function upload(ticket: number | "new", file: File, progress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<DraftFile>((resolve, reject) => {
    request.open("POST", `/desk/drafts/${ticket}/files`);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name || "file"));
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) return resolve(request.response);
      const { code = "internal", message = "Something went wrong. Try again." } =
        request.response?.error ?? {};
      reject(new DeskError(code, message));
    };
    request.onerror = () =>
      reject(new DeskError("offline", "The upload was cut off; check your connection."));
    request.onabort = () => reject(new DeskError("cancelled", "Cancelled."));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
