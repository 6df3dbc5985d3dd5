package io.trunkline.did.numbers;

import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberReading.Accepted;
import io.trunkline.telephony.numbers.NumberReading.Refused;
import io.trunkline.telephony.numbers.NumberReading.Withheld;
import io.trunkline.telephony.numbers.NumberingPlan;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.numbers.PhoneNumberReaders;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the phone numbers of requests and imports, by the rules for numbers that people write.
@Component
class ReadNumber {
    private final PhoneNumberReaders readers;
    private final NumberingPlan numberingPlan = new NumberingPlan();

    ReadNumber(PhoneNumberReaders readers) {
        this.readers = readers;
    }

    /// @param country of a number without a country code
    /// @throws ProblemException `number.invalid`
    PhoneNumber read(Country country, String text) {
        return switch (readers.of(country).read(text)) {
            case Accepted(var number) -> number;
            case Refused(var _, var detail) -> throw invalid(text, detail);
            case Withheld _ -> throw invalid(text, "is not a number");
        };
    }

    /// The area code of a number; null if it has none.
    @Nullable
    String areaCode(PhoneNumber number) {
        return numberingPlan.areaCode(number).orElse(null);
    }

    private static ProblemException invalid(String text, String detail) {
        return CommonProblem.NUMBER_INVALID.problem(
                "Invalid phone number: " + text + " " + detail,
                new FieldViolation("number", "phone-number", "is not a phone number: it " + detail));
    }
}
