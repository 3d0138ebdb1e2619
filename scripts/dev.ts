import { main } from "@/scripts/say";
import { runDeskuss } from "@/scripts/start/run";

/** `npm run dev`: the same with Next's development server, which builds what is asked for as it changes. */
await main(async () => {
  await runDeskuss(true);
  process.exit(0);
});
