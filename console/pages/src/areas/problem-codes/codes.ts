export interface ProblemCode {
  code: string;
  status: string;
  meaning: string;
  advice: string;
}

/** Links and code of Markdown as plain text. */
const plain = (text: string) => text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');

/** The rows of docs/errors.md. */
export function codesOf(markdown: string): ProblemCode[] {
  const rows = markdown.matchAll(/^\| `([a-z0-9.-]+)` \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm);
  const codes = new Map<string, ProblemCode>();
  for (const [, code = '', status = '', meaning = '', advice = ''] of rows)
    codes.set(code, {
      code,
      status: status.trim(),
      meaning: plain(meaning.trim()),
      advice: plain(advice.trim()),
    });
  return [...codes.values()].sort((a, b) => a.code.localeCompare(b.code));
}

/** Those whose code or meaning has the text. */
export const codesWith = (codes: ProblemCode[], text: string) => {
  const wanted = text.trim().toLowerCase();
  return codes.filter(({ code, meaning }) => `${code} ${meaning}`.toLowerCase().includes(wanted));
};
