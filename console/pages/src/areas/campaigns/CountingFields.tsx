import { NumberField, SelectField } from '~/kit/form/fields';
import { useTexts } from '~/kit/texts';
import { COUNTINGS, type countingValues } from './counting';
import { texts } from './texts';

type Values = ReturnType<typeof countingValues>;

/** The fault of a talk time that is missing. */
export function useCountingFault(): (values: Values) => { minimumTalkSeconds?: string } {
  const t = useTexts(texts);
  return ({ capsCount, minimumTalkSeconds }) =>
    capsCount === 'talk' && minimumTalkSeconds === null ? { minimumTalkSeconds: t('wizard.required') } : {};
}

/** Which calls count towards the limits. */
export function CountingFields({ values }: { values: Values }) {
  const t = useTexts(texts);
  return (
    <>
      <div className="wide">
        <SelectField
          name="capsCount"
          label={t('counting.label')}
          help={t('counting.help')}
          options={COUNTINGS.map((value) => ({ value, label: t(`counting.${value}`) }))}
        />
      </div>
      {values.capsCount === 'talk' && (
        <NumberField
          name="minimumTalkSeconds"
          label={t('counting.seconds')}
          help={t('counting.secondsHelp')}
          required
          min={1}
          max={86400}
        />
      )}
    </>
  );
}
