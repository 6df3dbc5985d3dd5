package io.trunkline.did.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.trunkline.did.numbers.domain.E164;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Google's libphonenumber. A number must have a length that its country has; whether its range is assigned is
/// not asked, since the library learns of new ranges later than operators do.
@Component
class LibPhoneNumberPlan implements NumberPlan {
    /// No letters: vanity numbers and extensions are mistakes here.
    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9()\\s./-]{3,40}");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String defaultRegion;

    /// @param defaultRegion ISO 3166-1, two letters
    /// @throws IllegalArgumentException when there is no such region
    LibPhoneNumberPlan(@Value("${trunkline.dids.default-region}") String defaultRegion) {
        if (!library.getSupportedRegions().contains(defaultRegion)) {
            throw new IllegalArgumentException("trunkline.dids.default-region is no region: " + defaultRegion);
        }
        this.defaultRegion = defaultRegion;
    }

    @Override
    public Optional<Parsed> parse(String text) {
        String written = text.strip();
        if (!WRITTEN.matcher(written).matches()) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = library.parse(written, defaultRegion);
            return library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    ? Optional.of(parsed(number))
                    : Optional.empty();
        } catch (NumberParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Parsed parsed(PhoneNumber number) {
        return new Parsed(new E164(library.format(number, PhoneNumberFormat.E164)), areaCode(number));
    }

    private @Nullable String areaCode(PhoneNumber number) {
        int length = library.getLengthOfGeographicalAreaCode(number);
        return length == 0 ? null : library.getNationalSignificantNumber(number).substring(0, length);
    }
}
