import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { CodeBlock } from "@/components/ui/code-block";
import { Tabs } from "@/components/ui/tabs";

type CronHelpProps = {
  /** The whole address of the cron call. */
  url: string;
  /** Whether this server has a clock of its own. */
  runsByItself: boolean;
};

/** Who calls the scheduler, and how to have it called from elsewhere. */
export function CronHelp({ url, runsByItself }: CronHelpProps) {
  const call = `curl -fsS -X POST -H "X-Deskuss-API-Key: YOUR_KEY" ${url}`;
  const key = (
    <>
      a key that has the permission Cron Execution (
      <Link href="/settings/api-keys" className="text-accent underline underline-offset-2">
        Settings → API Keys
      </Link>
      )
    </>
  );
  return (
    <section aria-labelledby="cron-help" className="max-w-180 px-4 py-6">
      <h2 id="cron-help" className="font-semibold">
        Who runs them
      </h2>
      <div className="mt-3 flex flex-col gap-4">
        {runsByItself ? (
          <Banner tone="success" title="This server runs due tasks by itself, every minute">
            Nothing has to be set up. A call from elsewhere does no harm: no task runs twice at a time.
          </Banner>
        ) : (
          <Banner tone="warning" title="This server does not run tasks by itself">
            Its own clock is off (DISABLE_INTERNAL_CRON is set, or it runs on Vercel). Have it called every
            minute:
          </Banner>
        )}
        <Tabs
          label="Ways to call the scheduler"
          tabs={[
            {
              value: "cron",
              label: "System cron",
              content: (
                <Way code={`* * * * * ${call}`} label="crontab line">
                  Add this line with <code className="font-mono text-xs">crontab -e</code>, with {key}.
                </Way>
              ),
            },
            {
              value: "curl",
              label: "By hand",
              content: (
                <Way code={call} label="curl line">
                  Runs what is due and answers with each task's outcome. It needs {key}.
                </Way>
              ),
            },
            {
              value: "vercel",
              label: "Vercel",
              content: (
                <Way code={vercel} label="vercel.json">
                  Set the environment variable <code className="font-mono text-xs">CRON_SECRET</code> (16
                  characters or more); Vercel then sends it along by itself. This entry is part of Deskuss's
                  vercel.json:
                </Way>
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}

const vercel = JSON.stringify({ crons: [{ path: "/api/tasks/cron", schedule: "* * * * *" }] }, null, 2);

type WayProps = { code: string; label: string; children: React.ReactNode };

function Way({ code, label, children }: WayProps) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted">{children}</p>
      <CodeBlock code={code} label={label} />
    </div>
  );
}
