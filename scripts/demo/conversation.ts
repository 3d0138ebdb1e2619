/** What the shop's staff answer, and its customers in turn; `{first}` is the customer's first name. */
export const REPLIES: readonly string[] = [
  "<p>Hi {first},</p><p>thanks for the details. I could follow it here and passed it on to my colleagues. I'll write again by tomorrow noon at the latest.</p>",
  "<p>Hello {first},</p><p>sorry about that. I have corrected it just now. Could you reload the page and tell me whether you see it?</p>",
  "<p>Hi {first},</p><p>you find it under <strong>Settings → Company</strong>. If you don't see it there, tell me which role you have and I'll switch it on for you.</p>",
  "<p>Hello {first},</p><p>could you send me a screenshot, and the time at which you saw it? Then I can look it up in our log.</p>",
  "<p>Hi {first},</p><p>that takes three steps:</p><ol><li>Close the program on all tills.</li><li>Install version 4.2.1 from the download page.</li><li>Start the main till first.</li></ol><p>If it still does not do what it should, call us and we look at it together.</p>",
];

export const FOLLOW_UPS: readonly string[] = [
  "Thank you, that was quick! It works now.",
  "I did as you wrote, but it still says the same. What now?",
  "Sorry for the late answer. It happened again this morning at 8:40.",
  "Great, thanks. One more thing: can my colleague get a copy of the invoices too?",
  "Any news on this? My boss is asking.",
];

export const NOTES: readonly string[] = [
  "<p>Called them: they are still on version 3. Update first.</p>",
  "<p>Same cause as last week's outage, I think. Let's wait for the report before we promise anything.</p>",
  "<p>Good customer, five years with us. Refund without asking further.</p>",
  "<p>The log shows a timeout at the payment provider, not at ours.</p>",
];

export const TAGS = ["refund", "bug", "invoice", "printer", "feature request", "vip", "login"] as const;

/** The made-up colleagues; without a password, nobody can sign in as them. */
export const STAFF: readonly (readonly [name: string, address: string])[] = [
  ["Ben Okafor", "ben.okafor@shop.example"],
  ["Chloé Marchand", "chloe.marchand@shop.example"],
  ["Dao Nguyen", "dao.nguyen@shop.example"],
  ["Ida Lindgren", "ida.lindgren@shop.example"],
];

export const CANNED_RESPONSES = [
  {
    name: "Ask for a screenshot",
    body: "<p>Hi {{customer.first_name|there}},</p><p>could you send me a screenshot of the message, and the time at which it appeared? Then I can look it up in our log.</p>",
  },
  {
    name: "Refund on its way",
    body: "<p>Hello {{customer.first_name|there}},</p><p>the refund is on its way. It takes three to five working days until your bank shows it.</p><p>{{agent.first_name}}</p>",
  },
  {
    name: "Fixed, please check",
    body: "<p>Hello {{customer.first_name|there}},</p><p>we have corrected what you wrote about in {{ticket.number}}. Could you reload the page and tell us whether you see it?</p>",
  },
] as const;
