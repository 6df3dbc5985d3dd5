package io.trunkline.routing.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.trunkline.routing.platform.RoutingSettings;
import io.trunkline.routing.telephony.domain.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// By libphonenumber. A number is taken when its length is possible, not only when its range is assigned: ranges
/// open faster than libraries are updated. Digits that are no number of the default region are tried as
/// international ones.
@Component
class LibPhoneNumberReader implements NumberReader {
    private static final int MAX_LENGTH = 40;
    private static final Pattern ALLOWED_CHARACTERS = Pattern.compile("[+0-9 ().\\-/]+");

    /// Texts whose number is remembered: a call's are looked at several times, and reading them was a tenth of the
    /// CPU.
    private static final int MAX_CACHED = 10_000;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String defaultCountry;
    private final Cache<String, Optional<PhoneNumber>> cache = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .executor(Runnable::run)
            .build();

    LibPhoneNumberReader(RoutingSettings settings) {
        this.defaultCountry = settings.defaultRegion();
        if (library.getCountryCodeForRegion(defaultCountry) == 0) {
            throw new IllegalArgumentException("trunkline.routing.default-region is no region: " + defaultCountry);
        }
    }

    @Override
    public String defaultCountryPrefix() {
        return "+" + library.getCountryCodeForRegion(defaultCountry);
    }

    @Override
    public Optional<PhoneNumber> normalize(String text) {
        return text.isBlank() || text.length() > MAX_LENGTH ? Optional.empty() : cache.get(text, this::read);
    }

    private Optional<PhoneNumber> read(String text) {
        if (!ALLOWED_CHARACTERS.matcher(text).matches()) {
            return Optional.empty();
        }
        return parse(text).or(() -> text.startsWith("+") ? Optional.empty() : parse("+" + text));
    }

    private Optional<PhoneNumber> parse(String text) {
        try {
            var parsed = library.parse(text, defaultCountry);
            return library.isPossibleNumber(parsed)
                    ? PhoneNumber.parse(library.format(parsed, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }
}
