package io.trunkline.telephony.numbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber.CountryCodeSource;
import io.trunkline.telephony.numbers.NumberReading.Accepted;
import io.trunkline.telephony.numbers.NumberReading.Reason;
import io.trunkline.telephony.numbers.NumberReading.Refused;
import java.util.regex.Pattern;

/// Reads digits as numbers of one country, by libphonenumber. [PhoneNumberReader] has the rules.
final class CountryReader {
    private static final int NORTH_AMERICA = 1;

    /// Mexico dropped the 1 of its mobile numbers in 2019; carriers still send it.
    private static final Pattern MEXICAN_MOBILE = Pattern.compile("521([0-9]{10})");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final Country country;
    private final String callingCode;
    private final String trunkPrefix;

    CountryReader(Country country) {
        this.country = country;
        this.callingCode = country.callingCode().substring(1);
        String prefix = library.getNddPrefixForRegion(country.code(), true);
        this.trunkPrefix = prefix == null ? "" : prefix;
    }

    /// Reads digits that begin with a country code.
    NumberReading international(String digits) {
        String canonical = MEXICAN_MOBILE.matcher(digits).replaceFirst("52$1");
        try {
            return check(library.parse("+" + canonical, null));
        } catch (NumberParseException unreadable) {
            return refused(unreadable);
        }
    }

    /// Reads digits that a person wrote without a plus sign.
    NumberReading typed(String digits) {
        return withoutPlus(digits, false);
    }

    /// Reads digits that the SIP network delivered without a plus sign.
    NumberReading delivered(String digits) {
        return withoutPlus(digits, true);
    }

    private NumberReading withoutPlus(String digits, boolean isDelivered) {
        try {
            Phonenumber.PhoneNumber parsed = library.parseAndKeepRawInput(digits, country.code());
            boolean hasPrefix = parsed.getCountryCodeSource() == CountryCodeSource.FROM_NUMBER_WITH_IDD;
            if (digits.startsWith("00") && !hasPrefix) {
                return international(digits.substring(2));
            }
            NumberReading reading = check(parsed);
            return reading instanceof Accepted
                    ? national(digits, parsed, reading, isDelivered)
                    : otherwise(digits, reading, isDelivered);
        } catch (NumberParseException unreadable) {
            return digits.startsWith("00") ? international(digits.substring(2)) : refused(unreadable);
        }
    }

    /// Where numbers have a trunk prefix, one that lacks it is a number of the country only if its range is
    /// assigned: else it may lack its area code, or begin with another country's code.
    private NumberReading national(
            String digits, Phonenumber.PhoneNumber parsed, NumberReading reading, boolean isDelivered) {
        boolean lacksPrefix = parsed.getCountryCodeSource() == CountryCodeSource.FROM_DEFAULT_COUNTRY
                && !trunkPrefix.isEmpty()
                && !trunkPrefix.equals("1")
                && !digits.startsWith(trunkPrefix);
        if (!lacksPrefix || library.isValidNumber(parsed)) {
            return reading;
        }
        if (isDelivered) {
            return isAssigned(digits) ? international(digits) : reading;
        }
        return new Refused(
                Reason.LOCAL, "may lack its area code: begin with " + trunkPrefix + " or with + and the country code");
    }

    /// What does not fit the country may begin with the country's own code, or, from the network, with
    /// any country's.
    private NumberReading otherwise(String digits, NumberReading refusal, boolean isDelivered) {
        boolean isTooLong = refusal instanceof Refused(var reason, var _) && reason == Reason.TOO_LONG;
        if (isTooLong && (isDelivered || digits.startsWith(callingCode))) {
            NumberReading international = international(digits);
            return international instanceof Accepted ? international : refusal;
        }
        return refusal;
    }

    private boolean isAssigned(String digits) {
        try {
            return library.isValidNumber(library.parse("+" + digits, null));
        } catch (NumberParseException _) {
            return false;
        }
    }

    private NumberReading check(Phonenumber.PhoneNumber parsed) {
        String code = "+" + parsed.getCountryCode();
        return switch (library.isPossibleNumberWithReason(parsed)) {
            case IS_POSSIBLE -> checkBeginning(parsed, code);
            case IS_POSSIBLE_LOCAL_ONLY -> new Refused(Reason.LOCAL, "lacks its area code");
            case TOO_SHORT -> new Refused(Reason.TOO_SHORT, "has too few digits for a number of " + code);
            case TOO_LONG -> new Refused(Reason.TOO_LONG, "has too many digits for a number of " + code);
            case INVALID_LENGTH -> new Refused(Reason.IMPOSSIBLE, "has a length that no number of " + code + " has");
            case INVALID_COUNTRY_CODE -> unknownCountryCode();
        };
    }

    private NumberReading checkBeginning(Phonenumber.PhoneNumber parsed, String code) {
        char first = library.getNationalSignificantNumber(parsed).charAt(0);
        boolean isUnusual = first == '0' || (first == '1' && parsed.getCountryCode() == NORTH_AMERICA);
        if (isUnusual && !library.isValidNumber(parsed)) {
            return new Refused(Reason.IMPOSSIBLE, "is no number of " + code + ": none begins with " + first);
        }
        return PhoneNumber.parse(library.format(parsed, PhoneNumberFormat.E164))
                .<NumberReading>map(Accepted::new)
                .orElseGet(() -> new Refused(Reason.TOO_SHORT, "has fewer digits than any international number"));
    }

    private static Refused refused(NumberParseException unreadable) {
        return switch (unreadable.getErrorType()) {
            case INVALID_COUNTRY_CODE -> unknownCountryCode();
            case TOO_LONG -> new Refused(Reason.TOO_LONG, "has more digits than any phone number");
            case NOT_A_NUMBER, TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN ->
                new Refused(Reason.TOO_SHORT, "has fewer digits than any phone number");
        };
    }

    private static Refused unknownCountryCode() {
        return new Refused(Reason.UNKNOWN_COUNTRY_CODE, "begins with a country code that no country has");
    }
}
