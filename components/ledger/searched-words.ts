/** Says that a page of found mails ended before the list did. */
export const searchedWords = (searched: number | undefined): string | undefined =>
  searched === undefined
    ? undefined
    : `Looked through ${searched.toLocaleString("en")} mails; “Older” goes on from there.`;
