import { main } from "@/scripts/say";
import { runDeskuss } from "@/scripts/start/run";

/** `npm start`. */
await main(async () => {
  await runDeskuss(false);
  process.exit(0);
});
