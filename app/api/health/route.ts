/** Whether the server answers at all, for load balancers. Touches nothing: also the bench's measure of a bare route. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
