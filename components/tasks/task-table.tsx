import { CircleCheck, CircleDashed, CircleX, LoaderCircle, Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { RunNowButton, type RunTask } from "@/components/tasks/run-now-button";
import { durationWords, everyWords } from "@/components/tasks/task-words";
import { Badge, type Tone } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { ListedTask, TaskState } from "@/lib/cron/rules";

const states: Record<TaskState, { label: string; tone: Tone; icon: ReactNode; hint?: string }> = {
  never: { label: "Not run yet", tone: "neutral", icon: <CircleDashed /> },
  running: { label: "Running", tone: "info", icon: <LoaderCircle /> },
  ok: { label: "Done", tone: "success", icon: <CircleCheck /> },
  failed: { label: "Failed", tone: "danger", icon: <CircleX /> },
  interrupted: {
    label: "Interrupted",
    tone: "warning",
    icon: <Unplug />,
    hint: "The server ended while it ran. It runs again when it is due.",
  },
};

/** System → Scheduled tasks: each task, how it last went, and when it is next. */
export function TaskTable({ tasks, runNow }: { tasks: ListedTask[]; runNow: RunTask }) {
  return (
    <Table label="Scheduled tasks">
      <TableHead>
        <Th>Task</Th>
        <Th width="7rem">Outcome</Th>
        <Th width="6rem">Last run</Th>
        <Th width="5rem" align="end">
          Duration
        </Th>
        <Th width="6.5rem">Next</Th>
        <Th width="8rem" hidden>
          Actions
        </Th>
      </TableHead>
      <TableBody>
        {tasks.map((task) => (
          <TaskLine key={task.name} task={task} runNow={runNow} />
        ))}
      </TableBody>
    </Table>
  );
}

function TaskLine({ task, runNow }: { task: ListedTask; runNow: RunTask }) {
  const { label, tone, icon, hint } = states[task.state];
  return (
    <Tr>
      <Td card="title" wrap className="align-top">
        <p className="font-medium">{task.title}</p>
        <p className="text-muted text-xs">
          {task.description} Runs {everyWords(task.everyMinutes)}.
        </p>
        {(task.summary ?? hint) && <p className="mt-1 text-xs">{task.summary ?? hint}</p>}
      </Td>
      <Td label="Outcome" wrap className="align-top">
        <Badge tone={tone} icon={icon} plain>
          {label}
        </Badge>
      </Td>
      <Td label="Last run" className="py-1.5 align-top">
        {task.lastStartedAt ? <RelativeTime value={task.lastStartedAt} /> : <Dash />}
      </Td>
      <Td label="Duration" align="end" className="py-1.5 align-top">
        {task.durationMs === null ? <Dash /> : durationWords(task.durationMs)}
      </Td>
      <Td label="Next" className="py-1.5 align-top">
        {task.nextAt && task.nextAt.getTime() > Date.now() ? (
          <RelativeTime value={task.nextAt} />
        ) : (
          <span className="text-muted" title="At the next call of the scheduler">
            Due now
          </span>
        )}
      </Td>
      <Td card="corner" wrap className="cards:self-start text-end align-top">
        <RunNowButton name={task.name} title={task.title} runNow={runNow} />
      </Td>
    </Tr>
  );
}

const Dash = () => <span className="text-muted">–</span>;
