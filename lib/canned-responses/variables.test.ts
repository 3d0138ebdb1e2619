import { describe, expect, test } from "vitest";
import { firstName } from "@/lib/names";
import { fillVariables, unknownVariables } from "./variables";

const values = { "customer.first_name": "Jane", "customer.name": "Jane Smith", "ticket.number": "1042" };

describe("fillVariables", () => {
  test.each([
    ["<p>Hello {{customer.first_name}},</p>", "<p>Hello Jane,</p>"],
    ["{{ Customer.First_Name }}", "Jane"],
    ["{{&nbsp;customer.first_name }}", "Jane"],
    ["{{customer.<b>first</b>_name}}", "Jane"],
    ["#{{ticket.number}} #{{ticket.number}}", "#1042 #1042"],
    ["Hello {{customer.email|you}}", "Hello you"],
    ["Hello {{customer.email | you | there}}", "Hello you | there"],
    ["Hello {{customer.email}}!", "Hello !"],
    ["Hello {{customer.first_name|there}}", "Hello Jane"],
    ["{{constructor}} {{}} {{ {customer.name} }}", "{{constructor}} {{}} {{ {customer.name} }}"],
  ])("%s", (html, filled) => expect(fillVariables(html, values)).toBe(filled));

  test("values stay text", () => {
    const name = `<img src=x onerror=alert(1)> & "quoted" 'single' {{ticket.number}}`;
    expect(
      fillVariables('<p title="{{customer.name}}">{{customer.name}}</p>', { "customer.name": name }),
    ).toBe(`<p title="${ESCAPED}">${ESCAPED}</p>`);
  });
  const ESCAPED =
    "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot; &#39;single&#39; {{ticket.number}}";
});

test("unknownVariables names each once", () => {
  expect(unknownVariables("{{customer.nmae}} {{ticket.number}} {{Customer.Nmae|x}} {{}}")).toEqual([
    "customer.nmae",
    "",
  ]);
  expect(unknownVariables("a {b} {{customer.name|c}}")).toEqual([]);
});

test.each([
  ["Jane Smith", "Jane"],
  ["Smith, Jane Ann", "Jane"],
  ["jane@example.com", ""],
  ["  ", ""],
  ["Łukasz", "Łukasz"],
  ["Smith,", "Smith"],
])("firstName of %j is %j", (name, first) => expect(firstName(name)).toBe(first));
