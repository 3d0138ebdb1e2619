import { apiKey } from "@/lib/http/api-key-guard";
import { ticketDoor } from "@/lib/http/doors";
import { postOnly, route } from "@/lib/http/route";

const door = ticketDoor("xml");

export const POST = route(door, apiKey("tickets:create"));
export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = postOnly(door);
