import { apiKey } from "@/lib/http/api-key-guard";
import { cronDoor } from "@/lib/http/doors";
import { postOnly, route } from "@/lib/http/route";

const door = cronDoor("osticket");

export const POST = route(door, apiKey("cron:run"));
export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = postOnly(door);
