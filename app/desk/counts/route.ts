import { deskRead } from "@/lib/http/desk-route";
import { countQueues } from "@/lib/tickets/count-queues";

export const GET = deskRead(countQueues);
