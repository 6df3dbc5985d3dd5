package io.trunkline.did.numbers;

import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberReading.Accepted;
import io.trunkline.telephony.numbers.NumberReading.Refused;
import io.trunkline.telephony.numbers.NumberReading.Withheld;
import io.trunkline.telephony.numbers.NumberingPlan;
import io.trunkline.telephony.numbers.PhoneNumber;
import io.trunkline.telephony.numbers.PhoneNumberReader;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Reads the phone numbers of requests and imports, by the rules for numbers that people write.
@Component
class ReadNumber {
    private final PhoneNumberReader reader;
    private final NumberingPlan numberingPlan = new NumberingPlan();

    /// @param defaultCountry the country of numbers without a country code, ISO 3166-1, such as `US`
    ReadNumber(@Value("${trunkline.dids.default-country}") String defaultCountry) {
        this.reader = new PhoneNumberReader(new Country(defaultCountry));
    }

    /// @throws ProblemException `number.invalid`
    PhoneNumber read(String text) {
        return switch (reader.read(text)) {
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
                "Invalid phone number: " + text + " " + detail, new FieldViolation("number", "phone-number", detail));
    }
}
