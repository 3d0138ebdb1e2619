import { expect, test } from "vitest";
import { type RouteRequest, type RoutingTable, resolveRoute } from "./route-rules";

const table: RoutingTable = {
  departments: [
    { id: 1, name: "Support", nameKey: "support", isDefault: true, slaPlanId: null },
    { id: 2, name: "Billing", nameKey: "billing", isDefault: false, slaPlanId: 9 },
    { id: 3, name: "2", nameKey: "2", isDefault: false, slaPlanId: null },
  ],
  topics: [
    { id: 5, name: "Invoices", nameKey: "invoices", departmentId: 2, priority: "high" },
    { id: 6, name: "General", nameKey: "general", departmentId: null, priority: null },
  ],
  slaPlans: [
    { id: 8, isDefault: true, graceHours: 48 },
    { id: 9, isDefault: false, graceHours: 4 },
  ],
};
const resolve = (request: Partial<RouteRequest>) => resolveRoute(table, { unknown: "refuse", ...request });

test("without a word goes to the default department, normal priority, no topic, the default SLA plan", () => {
  expect(resolve({})).toEqual({
    missing: [],
    route: { departmentId: 1, topicId: null, priority: "normal", slaPlan: table.slaPlans[0] },
  });
});

test.each([["Billing"], ["bILLING"], ["  billing "], [2]])("finds the department %j", (department) => {
  expect(resolve({ department }).route.departmentId).toBe(2);
});

test("a text that is a number is a name first and an id second", () => {
  expect(resolve({ department: "2" }).route.departmentId).toBe(3);
  expect(resolve({ department: "1" }).route.departmentId).toBe(1);
});

test("a topic carries its department, priority and with them the SLA plan", () => {
  expect(resolve({ topic: "invoices" }).route).toEqual({
    departmentId: 2,
    topicId: 5,
    priority: "high",
    slaPlan: table.slaPlans[1],
  });
});

test("what the caller names wins over what the topic carries", () => {
  expect(resolve({ topic: 5, department: "Support", priority: "LOW" }).route).toMatchObject({
    departmentId: 1,
    topicId: 5,
    priority: "low",
  });
});

test("names each of the three that does not exist", () => {
  const { missing } = resolve({ department: "Sales", topic: 77, priority: "urgent" });
  expect(missing.map(({ field }) => field).sort()).toEqual(["department", "priority", "topic"]);
});

test("passes over what does not exist when asked to", () => {
  expect(resolve({ topic: 77, priority: "urgent", unknown: "default" }).route).toMatchObject({
    departmentId: 1,
    topicId: null,
    priority: "normal",
  });
});
