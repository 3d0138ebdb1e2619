export type TimeZoneGroup = { region: string; zones: string[] };

/**
 * The time zones to choose from by region, UTC first.
 * @param current the zone in use; an alias such as Asia/Calcutta, which the platform does not list, is added
 */
export function timeZoneGroups(current: string, known = Intl.supportedValuesOf("timeZone")): TimeZoneGroup[] {
  const groups = new Map<string, string[]>([["UTC", ["UTC"]]]);
  for (const zone of [...new Set([...known, current])].sort()) {
    if (zone === "UTC") continue;
    const region = zone.includes("/") ? zone.slice(0, zone.indexOf("/")) : "Other";
    groups.set(region, [...(groups.get(region) ?? []), zone]);
  }
  return [...groups].map(([region, zones]) => ({ region, zones }));
}
