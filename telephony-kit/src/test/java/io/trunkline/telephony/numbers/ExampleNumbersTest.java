package io.trunkline.telephony.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// libphonenumber's example numbers of all countries and types, read in their own country. Two are left out, since
/// they cannot be dialed from abroad: Canada's 310-1234, which has no area code, and Iran's 9601, too short
/// for E.164.
class ExampleNumbersTest {
    private static final Set<String> EXCEPTIONS = Set.of("+13101234", "+989601");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    @Test
    void every_example_number_is_read_as_libphonenumber_reads_it() {
        List<String> wrong = new ArrayList<>();
        for (String country : library.getSupportedRegions()) {
            var reader = new PhoneNumberReader(new Country(country));
            for (PhoneNumberType type : PhoneNumberType.values()) {
                Phonenumber.PhoneNumber example = library.getExampleNumberForType(country, type);
                if (example != null && !EXCEPTIONS.contains(library.format(example, PhoneNumberFormat.E164))) {
                    check(reader, example, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void check(PhoneNumberReader reader, Phonenumber.PhoneNumber example, List<String> wrong) {
        String e164 = library.format(example, PhoneNumberFormat.E164);
        for (PhoneNumberFormat format :
                List.of(PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL)) {
            String text = library.format(example, format);
            for (NumberReading reading : List.of(reader.read(text), reader.readCalled(text))) {
                if (!reading.number().map(PhoneNumber::e164).orElse("").equals(e164)) {
                    wrong.add(reader.country() + " " + text + ": " + reading);
                }
            }
        }
    }
}
