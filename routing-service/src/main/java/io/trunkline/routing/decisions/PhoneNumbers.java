package io.trunkline.routing.decisions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.trunkline.routing.decisions.domain.PhoneNumber;
import io.trunkline.routing.platform.RoutingSettings;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// By libphonenumber. A number is taken when its length is possible, not only when its range is assigned: ranges
/// open faster than libraries are updated. Digits that are no number of the default region are tried as
/// international ones.
@Component
class PhoneNumbers implements Numbers {
    private static final int LONGEST = 40;
    private static final Pattern WRITTEN = Pattern.compile("[+0-9 ().\\-/]+");

    /// Texts whose number is remembered: a call's are looked at several times, and reading them was a tenth of the CPU.
    private static final int REMEMBERED = 10_000;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String defaultRegion;
    private final Cache<String, Optional<PhoneNumber>> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

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
        return text.isBlank() || text.length() > LONGEST ? Optional.empty() : remembered.get(text, this::read);
    }

    private Optional<PhoneNumber> read(String text) {
        if (!WRITTEN.matcher(text).matches()) {
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
