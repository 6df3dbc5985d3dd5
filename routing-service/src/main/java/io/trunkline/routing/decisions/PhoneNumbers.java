package io.trunkline.routing.decisions;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.platform.RoutingSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// By libphonenumber. A number is taken when its length is possible, not only when its range is assigned: ranges
/// open faster than libraries are updated. Digits that are no number of the default region are tried as
/// international ones.
@Component
class PhoneNumbers implements Numbers {
    private static final int LONGEST = 40;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String defaultRegion;

    PhoneNumbers(RoutingSettings settings) {
        this.defaultRegion = settings.defaultRegion();
        if (library.getCountryCodeForRegion(defaultRegion) == 0) {
            throw new IllegalArgumentException("trunkline.routing.default-region is no region: " + defaultRegion);
        }
    }

    @Override
    public String home() {
        return "+" + library.getCountryCodeForRegion(defaultRegion);
    }

    @Override
    public Optional<PhoneNumber> normalise(String text) {
        if (text.isBlank() || text.length() > LONGEST || !text.matches("[+0-9 ().\\-/]+")) {
            return Optional.empty();
        }
        return parse(text).or(() -> text.startsWith("+") ? Optional.empty() : parse("+" + text));
    }

    private Optional<PhoneNumber> parse(String text) {
        try {
            var parsed = library.parse(text, defaultRegion);
            return library.isPossibleNumber(parsed)
                    ? PhoneNumber.parse(library.format(parsed, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }
}
