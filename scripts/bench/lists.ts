/** Lists that are measured, as their URLs say them: every queue, every sort, and filters an index serves and does not. */
export const LISTS: Record<string, readonly string[]> = {
  Queues: [
    "",
    "queue=mine",
    "queue=unassigned",
    "queue=pending",
    "queue=overdue",
    "queue=resolved",
    "queue=all",
    "queue=spam",
    "queue=trash",
    "queue=mentions",
  ],
  "Filtered lists": [
    "department=3",
    "queue=all&state=closed&department=4",
    "queue=all&priority=emergency",
    "queue=all&assignee=5",
    "queue=all&assignee=none,6",
    "queue=all&tag=tag 2",
    "queue=all&tag=tag 59",
    "queue=all&customer=5000",
    "queue=all&source=Phone",
    "queue=all&overdue=1",
    "attachment=1",
    "queue=all&team=2",
    "queue=all&createdFrom=2025-06-01&createdTo=2025-06-07",
    "queue=all&createdTo=2025-01-01",
    "queue=all&tag=tag 1,tag 2",
    "queue=all&updatedTo=2025-06-01",
    "queue=all&department=3&priority=high&assignee=7",
    "q=is:unread priority:high",
  ],
  "Sorted lists": [
    "order=asc",
    "sort=created",
    "queue=all&sort=created&order=asc",
    "sort=due",
    "sort=due&order=asc",
    "queue=all&sort=due",
    "sort=priority",
    "queue=all&sort=priority&order=asc",
  ],
};

/** Searches, by what makes them easy or hard: how many tickets hold the words. */
export const SEARCHES: Record<string, readonly string[]> = {
  "Search, common words": ["queue=all&q=card", "q=card", "queue=all&q=transfer", "queue=resolved&q=account"],
  "Search, rare words": ["queue=all&q=zookeeper", "queue=all&q=namenode failover", "queue=all&q=123456"],
  "Search, phrases": [
    'queue=all&q="my card"',
    'queue=all&q="card has not arrived"',
    'queue=all&q="order 123456"',
    'queue=all&q="no such phrase"',
  ],
  "Search, operators": [
    "queue=all&q=refund priority:high",
    'queue=all&q=refund tag:"tag 3"',
    'queue=all&q=card tag:"tag 40"',
    'queue=all&q=namenode tag:"tag 1" priority:high',
    "queue=all&q=card created:<2025-01-01",
    "queue=all&q=transfer is:overdue",
    "q=card has:attachment created:>2026-01-01",
  ],
  "Search, customers": [
    "queue=all&q=jane smith",
    "queue=all&q=customer4711@mail311.example",
    "queue=all&q=omer4711",
    "queue=all&q=okafr",
    "queue=all&q=from:customer4711",
  ],
  "Search, a number": ["queue=all&q=%231042"],
};

/** What is typed into the palette and where a customer is chosen. */
export const CUSTOMERS = ["jane", "jane smith", "customer4711@mail311.example", "omer4711", "company 42"];
