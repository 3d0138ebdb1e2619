import type { Priority } from "@/lib/tickets/kinds";

export type DemoText = {
  subject: string;
  message: string;
  department?: "Support" | "Billing";
  topic?: "General Inquiry" | "Account Access";
  priority?: Priority;
};

/** What the customers of a small software shop write; `{n}` is a number that differs from ticket to ticket. */
export const TEXTS: readonly DemoText[] = [
  {
    subject: "Cannot log in to my account",
    topic: "Account Access",
    priority: "high",
    message:
      "Since this morning the login button does nothing when I click it. I tried Firefox and Edge, and I cleared the cache.\n\nWe open at nine and need the till to work. Can you have a look?",
  },
  {
    subject: "Password reset mail never arrives",
    topic: "Account Access",
    message:
      "I asked for a reset three times, the last time ten minutes ago. Nothing in the spam folder either.",
  },
  {
    subject: "Invoice {n} shows the old address",
    department: "Billing",
    message:
      "We moved in September. Invoice {n} still has the old street on it, and our accountant sends it back.\n\nPlease issue it again with the new address:\nHafenstraße 12, 20457 Hamburg",
  },
  {
    subject: "Charged twice for order {n}",
    department: "Billing",
    priority: "high",
    message:
      "My card statement shows the same amount twice on the same day, both for order {n}. Please refund one of them.",
  },
  {
    subject: "How do I add a second user?",
    topic: "General Inquiry",
    priority: "low",
    message: "My colleague starts on Monday. Where do I add her, and does it cost extra?",
  },
  {
    subject: "Export to CSV leaves out the last column",
    message:
      "<p>When I export the stock list, the column <b>Supplier</b> is missing. The screen shows it.</p><ul><li>Report: Stock by warehouse</li><li>Rows: 1,204</li><li>Format: CSV with semicolons</li></ul>",
  },
  {
    subject: "Label printer stops after two pages",
    message:
      "It prints two labels and then says “device not ready”. The test page of the driver is fine. Version 4.{n}.",
  },
  {
    subject: "Please close my account",
    department: "Billing",
    priority: "low",
    message:
      "We are winding the business down at the end of the year. Please tell me what I have to do and when the last invoice will come.",
  },
  {
    subject: "API returns 502 every few minutes",
    priority: "emergency",
    message:
      "Our integration gets 502 for about one call in fifty since 04:00 UTC.\n\n    POST /v2/orders  502  1.8s\n    POST /v2/orders  200  0.2s\n    POST /v2/orders  502  2.0s\n\nOrders are queueing on our side.",
  },
  {
    subject: "Checkout page is blank on iPhone",
    priority: "high",
    message:
      "Customers tell us that the last step of the checkout stays white. I can reproduce it on iOS 19, Safari. Android is fine.",
  },
  {
    subject: "Two-factor code is always wrong",
    topic: "Account Access",
    priority: "high",
    message:
      "I changed my phone last week. The new one shows codes, but every one of them is refused. I still have two backup codes, and I would rather not use them up.",
  },
  {
    subject: "Question about the yearly plan",
    department: "Billing",
    message:
      "If we switch from monthly to yearly now, what happens with the eleven days that are left of this month?",
  },
  {
    subject: "Feature request: dark mode in the app",
    topic: "General Inquiry",
    priority: "low",
    message: "I do the evening shift and the white screen is hard on the eyes. Any plans?",
  },
  {
    subject: "Sync has been stuck at 73 % since yesterday",
    message:
      "The desktop client says “uploading 73 %”, and the number does not move. I restarted it twice. About 14,000 files.",
  },
  {
    subject: "Wrong VAT rate on quote {n}",
    department: "Billing",
    message: "Quote {n} has 19 % on printed books. It should be 7 %.",
  },
  {
    subject: "Delivery note without positions",
    message:
      "Since the update the delivery notes are printed with the header only. Warehouse writes them by hand at the moment.",
  },
  {
    subject: "Webhook signature does not match",
    message:
      "I compute the HMAC over the raw body as your docs say. About one in ten does not match. Is it possible that you sign before you re-encode the JSON?\n\nExample id: evt_{n}",
  },
  {
    subject: "¿Factura en español?",
    department: "Billing",
    message:
      "Buenos días:\n\nNuestro asesor pide la factura {n} en español. ¿Es posible cambiar el idioma de los documentos?\n\nGracias, un saludo",
  },
  {
    subject: "لا أستطيع تسجيل الدخول",
    topic: "Account Access",
    message: "مرحبا، لا أستطيع تسجيل الدخول منذ يوم أمس. تظهر رسالة أن الحساب مقفل. الرجاء المساعدة.",
  },
  {
    subject: "Monitoring: disk usage on db2 above 90 %",
    priority: "emergency",
    message: "host: db2\ncheck: disk /var\nstate: CRITICAL\nused: 91.{n} %\nduration: 14 min",
  },
  {
    subject: "Monitoring: certificate of shop expires in 7 days",
    priority: "high",
    message: "host: shop\ncheck: tls\nstate: WARNING\nnot after: in 7 days",
  },
  {
    subject: "Re: your newsletter",
    topic: "General Inquiry",
    priority: "low",
    message: "Please take me off the list. I clicked unsubscribe twice 🙂",
  },
  {
    subject: "Report for the auditors by Friday",
    priority: "high",
    message:
      "The auditors ask for all changes of user rights between January and June. Is there a report for that, or can you send us one?",
  },
  {
    subject: "Import fails on line {n}",
    message:
      "The import stops with “invalid date on line {n}”. That line has the date 29.02.2024, which existed.\n\nThe file is from our old system; 8,000 customers are waiting to be imported.",
  },
  {
    subject: "Thank you!",
    topic: "General Inquiry",
    priority: "low",
    message: "Just wanted to say that the new search is great. It saves me an hour a week.",
  },
  {
    subject: "App closes when I scan a barcode",
    priority: "high",
    message:
      "The app closes at once when the camera opens. Phone: Pixel 9, app 7.{n}. It worked until the weekend.",
  },
  {
    subject: "Change of the account owner",
    topic: "Account Access",
    message:
      "Our office manager has left. Please make me the owner of the account; I can send proof that I may ask for this.",
  },
  {
    subject: "Refund for the unused licences",
    department: "Billing",
    message: "We bought twelve licences and use nine. Can the other three be refunded or credited?",
  },
  {
    subject: "Slow since the update",
    message:
      "Opening a customer takes six to eight seconds since the update on Tuesday. Before it was instant. Five of us see the same, in two offices.",
  },
  {
    subject: "Umlauts broken in the order confirmation",
    message:
      "Our customers get “MÃ¼ller” instead of “Müller” in the confirmation mail. On the screen it is right.",
  },
];
