import { expect, test } from "vitest";
import { fill, unknownVariables, write } from "./fill";
import { BUILT_IN, TEMPLATE_KEYS } from "./templates";

test("values are filled in once, and empty ones give way", () => {
  expect(fill("Hi {{customer.first_name|there}}!", {})).toBe("Hi there!");
  expect(fill("{{ customer.name }}", { "customer.name": "{{ticket.link}}" })).toBe("{{ticket.link}}");
  expect(fill("{{nobody.knows}}", {})).toBe("{{nobody.knows}}");
});

test("what customers write stays text", () => {
  const { html, text } = write(
    { subject: "", body: "{{message.text}}\n\n{{ticket.link}}" },
    { "message.text": '<b>"hi"</b>\nyou', "ticket.link": "https://x.example/tickets/7." },
  );
  expect(html).toBe(
    '<p>&lt;b&gt;&quot;hi&quot;&lt;/b&gt;<br>you</p>\n<p><a href="https://x.example/tickets/7">https://x.example/tickets/7</a>.</p>',
  );
  expect(text).toBe('<b>"hi"</b>\nyou\n\nhttps://x.example/tickets/7.');
});

test("the built-in templates know their variables, in every language", () => {
  for (const texts of Object.values(BUILT_IN))
    for (const key of TEMPLATE_KEYS)
      expect(unknownVariables(texts[key].subject + texts[key].body)).toEqual([]);
});
