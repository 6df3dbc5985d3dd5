const PAGE = 200;
const MOST_PAGES = 25;

interface Page<Row> {
  items: Row[];
  next: string | null;
}

/** The rows of a list of the API, page by page: all of them, if they are at most 5,000. */
export async function allRows<Row>(
  read: (page: { limit: number; after?: string }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const got: Page<Row> = await read({ limit: PAGE, ...(after ? { after } : {}) });
    rows.push(...got.items);
    after = got.next;
    if (!after) break;
  }
  return rows;
}
