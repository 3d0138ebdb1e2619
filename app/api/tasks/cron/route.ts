import { apiKey } from "@/lib/http/api-key-guard";
import { cronDoor } from "@/lib/http/doors";
import { postOnly, route } from "@/lib/http/route";
import { vercelCron } from "@/lib/http/vercel-cron";

const door = cronDoor();

export const POST = route(door, apiKey("cron:run"));
export const GET = route(door, vercelCron);
export const { HEAD, PUT, PATCH, DELETE, OPTIONS } = postOnly(door);
