import { apiKey } from "@/lib/http/api-key-guard";
import { mailDoor } from "@/lib/http/doors";
import { postOnly, route } from "@/lib/http/route";

const door = mailDoor();

export const POST = route(door, apiKey("tickets:create"));
export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = postOnly(door);
