import { deskStream } from "@/lib/http/desk-route";
import { openExport } from "@/lib/http/export-stream";

export const GET = deskStream(openExport);
