import { areaLabels, levelLooks } from "@/components/logs/log-marks";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchField } from "@/components/ui/search-field";
import { LOG_AREAS, LOG_LEVELS, type LogQuery } from "@/lib/logs/schema";

const ranges = [
  { value: "1h", label: "Last hour" },
  { value: "24h", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
  { value: "30d", label: "Last 30 days" },
];

/** What narrows the log; all of it is in the address. */
export function LogFilters({ query }: { query: LogQuery }) {
  return (
    <>
      <SearchField
        label="Search logs"
        placeholder="Message, request id or IP"
        defaultValue={query.q}
        shortcut="/"
        className="w-full sm:w-72"
      />
      <FilterSelect
        label="Level"
        name="level"
        value={query.level}
        options={LOG_LEVELS.map((level) => ({
          value: level,
          label: levelLooks[level].label,
          icon: levelLooks[level].icon,
        }))}
      />
      <FilterSelect
        label="Area"
        name="area"
        value={query.area}
        options={LOG_AREAS.map((area) => ({ value: area, label: areaLabels[area] }))}
      />
      <FilterSelect label="Time" name="since" value={query.since} options={ranges} allLabel="Any time" />
    </>
  );
}
