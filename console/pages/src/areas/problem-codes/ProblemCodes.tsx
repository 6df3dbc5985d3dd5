import { Code, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearch } from '~/kit/navigation';
import { Page } from '~/kit/Page';
import { useProblems } from '~/kit/problems';
import { useTexts } from '~/kit/texts';
import documented from '../../../../../docs/errors.md?raw';
import { codesOf, codesWith } from './codes';
import { texts } from './texts';

/** What each problem code means and what to do: docs/errors.md, for whoever sees a code in the console or in a log. */
export default function ProblemCodes() {
  const t = useTexts(texts);
  const { code } = useSearch();
  const [text, setText] = useState(typeof code === 'string' ? code : '');
  const codes = useMemo(() => codesOf(documented), []);
  const shown = codesWith(codes, text);
  return (
    <Page title={t('title')} lead={t('lead')} width={860}>
      <TextInput
        label={t('search')}
        maw={420}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Text size="sm" c="dimmed" role="status">
        {t('found', { count: shown.length })}
      </Text>
      <Stack gap="sm">
        {shown.map((one) => (
          <CodeCard key={one.code} {...one} />
        ))}
      </Stack>
    </Page>
  );
}

function CodeCard({ code, status, meaning, advice }: ReturnType<typeof codesOf>[number]) {
  const t = useTexts(texts);
  const { sentence } = useProblems();
  return (
    <Paper withBorder radius="md" p="md" component="article">
      <Text size="sm" mb={4}>
        <Code fz="sm">{code}</Code> · {t('status', { status })}
      </Text>
      <Text size="sm" fw={550}>
        {sentence({ code, title: '', detail: meaning })}
      </Text>
      <Text size="sm" c="dimmed" lang="en">
        {meaning}. {advice}.
      </Text>
    </Paper>
  );
}
