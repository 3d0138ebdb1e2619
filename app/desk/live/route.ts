import { deskStream } from "@/lib/http/desk-route";
import { liveStream } from "@/lib/http/live-stream";

export const GET = deskStream(liveStream);
