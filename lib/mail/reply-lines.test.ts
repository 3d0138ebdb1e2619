import { expect, test } from "vitest";
import { introductionAt, isSentFrom } from "./reply-lines";

/** How mail programs introduce a quote; the names are made up. */
const INTRODUCTIONS = [
  "On Thu, 18 Apr 2024 at 13:09, Test User <test@example.com> wrote:",
  "Dne čt 18. 4. 2024 13:09 uživatel Test User <test@example.com> napsal:",
  "Dne 18. 4. 2024 v 13:09 Test User napsal(a):",
  "čt 18. 4. 2024 v 13:09 odesílatel Test User <test@example.com> napsal:",
  "Den tors. 18. apr. 2024 kl. 13.09 skrev Test User <test@example.com>:",
  "Den tors 18 apr. 2024 kl 13:09 skrev Test User <test@example.com>:",
  "tor. 18. apr. 2024 kl. 13:09 skrev Test User <test@example.com>:",
  "Am Do., 18. Apr. 2024 um 13:09 Uhr schrieb Test User <test@example.com>:",
  "Am 18.04.2024 um 13:09 schrieb Test User <test@example.com>:",
  "Am Donnerstag, 18. April 2024, 13:09:11 MESZ hat Test User <test@example.com> Folgendes geschrieben:",
  "Στις Πέμ 18 Απρ 2024 στις 1:09 μ.μ., ο/η Test User <test@example.com> έγραψε:",
  "El jue, 18 abr 2024 a las 13:09, Test User (<test@example.com>) escribió:",
  "El 18/4/24 a las 13:09, Test User escribió:",
  "to 18. huhtik. 2024 klo 13.09 Test User (test@example.com) kirjoitti:",
  "Test User kirjoitti 18.4.2024 klo 13.09:",
  "Le jeu. 18 avr. 2024 à 13:09, Test User <test@example.com> a écrit :",
  "Le 18/04/2024 à 13:09, Test User a écrit :",
  "čet, 18. tra 2024. u 13:09 Test User <test@example.com> napisao je:",
  "Test User <test@example.com> ezt írta (időpont: 2024. ápr. 18., Cs, 13:09):",
  "2024. 04. 18. 13:09 keltezéssel, Test User írta:",
  "Il giorno gio 18 apr 2024 alle ore 13:09 Test User <test@example.com> ha scritto:",
  "Il 18/04/2024 13:09, Test User ha scritto:",
  "2024年4月18日(木) 13:09 Test User <test@example.com>:",
  "2024/04/18 13:09、Test User <test@example.com>のメール:",
  "2024년 4월 18일 (목) 오후 1:09, Test User <test@example.com>님이 작성:",
  "Op do 18 apr 2024 om 13:09 schreef Test User <test@example.com>:",
  "Op 18-04-2024 om 13:09 schreef Test User:",
  "czw., 18 kwi 2024 o 13:09 Test User <test@example.com> napisał(a):",
  "W dniu 18.04.2024 o 13:09, Test User pisze:",
  "Wiadomość napisana przez Test User <test@example.com> w dniu 18 kwi 2024, o godz. 13:09:",
  "Em qui., 18 de abr. de 2024 às 13:09, Test User <test@example.com> escreveu:",
  "No dia 18/04/2024, às 13:09, Test User <test@example.com> escreveu:",
  "Em 18 de abr. de 2024, à(s) 13:09, Test User <test@example.com> escreveu:",
  "joi, 18 apr. 2024 la 13:09, Test User <test@example.com> a scris:",
  "Pe 18 apr. 2024, la 13:09, Test User <test@example.com> a scris:",
  "чт, 18 апр. 2024 г. в 13:09, Test User <test@example.com>:",
  "18.04.2024 13:09, Test User пишет:",
  "18 апр. 2024 г., в 13:09, Test User <test@example.com> написал(а):",
  "št 18. 4. 2024 o 13:09 Test User <test@example.com> napísal(a):",
  "18 Nis 2024 Per 13:09 tarihinde Test User <test@example.com> şunu yazdı:",
  "Test User <test@example.com>, 18 Nis 2024 Per, 13:09 tarihinde şunu yazdı:",
  "чт, 18 квіт. 2024 р. о 13:09 Test User <test@example.com> пише:",
  "Test User <test@example.com> 于2024年4月18日周四 13:09写道：",
  "在 2024年4月18日，13:09，Test User <test@example.com> 写道：",
  "Test User <test@example.com> 於 2024年4月18日 週四 下午1:09寫道：",
  'At 2024-04-18 13:09:11, "Test User" <test@example.com> wrote:',
  '在 2024-04-18 13:09:11，"Test User" <test@example.com> 写道：',
  "‫בתאריך יום ה׳, 18 באפר׳ 2024 ב-13:09 מאת ‪Test User‬‏ <‪test@example.com‬‏>:‬",
  "في الخميس، 18 أبريل 2024 في 1:09 م تمت كتابة ما يلي بواسطة Test User <test@example.com>:",
  "Vào Th 5, 18 thg 4, 2024 vào lúc 13:09 Test User <test@example.com> đã viết:",
  "Pada Kam, 18 Apr 2024 pukul 13.09 Test User <test@example.com> menulis:",
  "ในวันที่ พฤ. 18 เม.ย. 2024 เวลา 13:09 Test User <test@example.com> เขียนว่า:",
  "V čet., 18. apr. 2024 ob 13:09 je oseba Test User <test@example.com> napisala:",
  "На чт, 18.04.2024 г. в 13:09 Test User <test@example.com> написа:",
  "Missatge de Test User <test@example.com> del dia dj., 18 d’abr. 2024 a les 13:09:",
  "2024-04-18 13:09 GMT+02:00 Test User <test@example.com>:",
  "On 4/18/24 13:09, Test User wrote:",
  "On April 18, 2024 1:09:11 PM GMT+02:00, Test User <test@example.com> wrote:",
  "Test User <test@example.com> wrote:",
  "Test User wrote on 18.04.24 13:09:",
  "Test User schrieb am 18.04.24 um 13:09:",
  "Quoting Test User <test@example.com>:",
  "Zitat von Test User <test@example.com>:",
  "Test User <test@example.com> hat am 18.04.2024 13:09 geschrieben:",
  "Citerar Test User <test@example.com>:",
  "------ Original Message ------",
  "On Thursday, April 18th, 2024 at 1:09 PM, Test User <test@example.com> wrote:",
  "------- Original Message -------",
  "-------- Messaggio originale --------",
  "-------- Urspr. Nachricht --------",
  "-------- Weitergeleitete Nachricht --------",
  "----- Mensaje original -----",
  "----- Mail original -----",
  "----- Пересланное сообщение -----",
  "-------- Perusviesti --------",
];

test.each(INTRODUCTIONS)("%s introduces a quote", (line) => {
  expect(introductionAt([line, "", "> Is it on fire?"], 0)).toBe(1);
});

test.each(INTRODUCTIONS.filter((line) => line.length > 50))("so it does on two lines: %s", (line) => {
  const lines = line.replace(/^(.{30}\S*) /, "$1\n").split("\n");
  expect(introductionAt([...lines, "", "> Is it on fire?"], 0)).toBeGreaterThan(0);
});

test("a greeting above an introduction is no part of it", () => {
  const lines = [
    "Thanks",
    "Ada",
    "On Thu, 18 Apr 2024 at 13:09, Test",
    "User <test@example.com> wrote:",
    "> Fire?",
  ];
  expect(lines.map((_, at) => introductionAt(lines, at))).toEqual([0, 0, 2, 1, 0]);
});

test.each([
  "At 10:00 I wrote:",
  "On 12 March 2024 I sent the following order:",
  "On 12 March 2024 at 10:00 we wrote:",
  "You wrote on 12 March 2024:",
  "Am 12.03.2024 um 10:00 haben Sie mir geschrieben:",
  "Am 12.03.2024 habe ich Ihnen geschrieben:",
  "Le 12/03/2024 j'ai écrit :",
  "My colleague wrote:",
  "Meeting on 12.03.2024 10:00:",
  "Please send it to ada@example.com:",
  "See https://example.com/2024/03/they-wrote:",
  "Customer number: 2024",
  "Subject: fire",
])("%s is somebody's own", (line) => {
  expect(introductionAt([line, "", "Is it on fire?"], 0)).toBe(0);
});

test.each([
  "Sent from my iPhone",
  "Sent from Mail for Windows",
  "Sent from TypeApp",
  "Get Outlook for iOS<https://aka.ms/o0ukef>",
  "Von meinem iPhone gesendet",
  "Envoyé de mon iPad",
  "Enviado desde mi iPhone",
  "Inviato da iPhone",
  "Отправлено с iPhone",
  "iPhoneから送信",
])("%s signs", (line) => {
  expect(isSentFrom(line)).toBe(true);
});

test.each(["Sent from my iPhone app it fails", "The mail was sent from my iPhone", "I get Outlook for free"])(
  "%s does not",
  (line) => {
    expect(isSentFrom(line)).toBe(false);
  },
);
