import { expect, test } from "vitest";
import { toBody } from "./body";

test.each([
  "a < b and c > d",
  "from <jane@example.com>",
  "Generic List<String> here",
  "line one\n  line two",
])("%j is plain text and stays as it is", (message) =>
  expect(toBody(message)).toEqual({ format: "text", body: message, parts: [] }),
);

test.each(["<p>Hello</p>", "Hello<br>there", "<img src=x onerror=alert(1)>", "<BODY ONLOAD=alert(1)>"])(
  "%j is HTML",
  (message) => expect(toBody(message).format).toBe("html"),
);

test("the door's word about the format wins", () => {
  expect(toBody("<p>x</p>", "text")).toEqual({ format: "text", body: "<p>x</p>", parts: [] });
  expect(toBody("no tags", "html").format).toBe("html");
});
