"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type DayRangeProps = {
  from: string | null;
  to: string | null;
  onChange: (from: string | null, to: string | null) => void;
};

const PRESETS = [
  { label: "Today", days: 1 },
  { label: "7 days", days: 7 },
  { label: "30 days", days: 30 },
];

/** Days from and to, both included, or one of the usual stretches. */
export function DayRange({ from, to, onChange }: DayRangeProps) {
  return (
    <div className="flex flex-col gap-2 p-1.5">
      <div className="flex gap-1">
        {PRESETS.map(({ label, days }) => (
          <Button key={label} size="sm" className="flex-1" onClick={() => onChange(daysAgo(days - 1), null)}>
            {label}
          </Button>
        ))}
      </div>
      <Field label="From">
        <Input
          type="date"
          value={from ?? ""}
          onChange={(event) => onChange(event.target.value || null, to)}
        />
      </Field>
      <Field label="To">
        <Input
          type="date"
          value={to ?? ""}
          onChange={(event) => onChange(from, event.target.value || null)}
        />
      </Field>
    </div>
  );
}

/** The day as this browser's calendar has it. */
function daysAgo(count: number): string {
  const day = new Date();
  day.setDate(day.getDate() - count);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
