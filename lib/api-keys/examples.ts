/** A program to paste, with the key already in it. */
export type Example = { language: "curl" | "PHP" | "Node" | "Python"; code: string };

type Call = { baseUrl: string; key: string };

const TICKET = {
  name: "Jane Smith",
  email: "jane@example.com",
  subject: "Cannot log in to my account",
  message: "I have been trying to log in for the past hour.",
};

/** Creates a ticket, in four languages that need nothing installed but themselves. */
export function ticketExamples({ baseUrl, key }: Call): Example[] {
  const url = new URL("/api/tickets.json", baseUrl).href;
  const json = (indent: number, quote = '"') =>
    Object.entries(TICKET)
      .map(([name, text]) => `${" ".repeat(indent)}${quote}${name}${quote}: ${JSON.stringify(text)},`)
      .join("\n");
  return [
    {
      language: "curl",
      code: `curl -X POST ${url} \\
  -H "X-Deskuss-API-Key: ${key}" \\
  -H "Content-Type: application/json" \\
  -d '${JSON.stringify(TICKET, null, 2)}'`,
    },
    {
      language: "PHP",
      code: `<?php
$curl = curl_init('${url}');
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_POST => true,
    CURLOPT_HTTPHEADER => [
        'X-Deskuss-API-Key: ${key}',
        'Content-Type: application/json',
    ],
    CURLOPT_POSTFIELDS => json_encode([
${Object.entries(TICKET)
  .map(([name, text]) => `        '${name}' => '${text}',`)
  .join("\n")}
    ]),
]);
$answer = curl_exec($curl);
$status = curl_getinfo($curl, CURLINFO_HTTP_CODE);

if ($status === 200) {
    echo 'Created ticket ' . json_decode($answer, true)['number'] . "\\n";
} else {
    echo "Error $status: $answer\\n";
}`,
    },
    {
      language: "Node",
      code: `// Node 18 or newer; save as ticket.mjs
const response = await fetch("${url}", {
  method: "POST",
  headers: {
    "X-Deskuss-API-Key": "${key}",
    "Content-Type": "application/json",
  },
  body: JSON.stringify({
${json(4, "")}
  }),
});

if (response.ok) {
  const ticket = await response.json();
  console.log("Created ticket", ticket.number);
} else {
  console.error("Error", response.status, await response.text());
}`,
    },
    {
      language: "Python",
      code: `import json
import urllib.error
import urllib.request

request = urllib.request.Request(
    "${url}",
    headers={
        "X-Deskuss-API-Key": "${key}",
        "Content-Type": "application/json",
    },
    data=json.dumps({
${json(8)}
    }).encode(),
)

try:
    with urllib.request.urlopen(request) as response:
        print("Created ticket", json.load(response)["number"])
except urllib.error.HTTPError as error:
    print("Error", error.code, error.read().decode())`,
    },
  ];
}

/** Runs the scheduled tasks that are due, in the same four languages. */
export function cronExamples({ baseUrl, key }: Call): Example[] {
  const url = new URL("/api/tasks/cron", baseUrl).href;
  return [
    {
      language: "curl",
      code: `# Once by hand:
curl -X POST ${url} \\
  -H "X-Deskuss-API-Key: ${key}"

# Every five minutes, as a line of your crontab (crontab -e):
*/5 * * * * curl -s -X POST ${url} -H "X-Deskuss-API-Key: ${key}" > /dev/null 2>&1`,
    },
    {
      language: "PHP",
      code: `<?php
$curl = curl_init('${url}');
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_POST => true,
    CURLOPT_POSTFIELDS => '',
    CURLOPT_HTTPHEADER => ['X-Deskuss-API-Key: ${key}'],
]);
$answer = curl_exec($curl);
echo curl_getinfo($curl, CURLINFO_HTTP_CODE) . ": $answer\\n";`,
    },
    {
      language: "Node",
      code: `// Node 18 or newer; save as cron.mjs
const response = await fetch("${url}", {
  method: "POST",
  headers: { "X-Deskuss-API-Key": "${key}" },
});
console.log(response.status, await response.text());`,
    },
    {
      language: "Python",
      code: `import urllib.request

request = urllib.request.Request(
    "${url}",
    headers={"X-Deskuss-API-Key": "${key}"},
    method="POST",
)
with urllib.request.urlopen(request) as response:
    print(response.status, response.read().decode())`,
    },
  ];
}
