package io.trunkline.telephony.numbers;

import java.util.Optional;

/// How numbers are written in calls from a carrier whose country or format is not the platform's.
public sealed interface ReceivedNumbers {
    /// Each number has its country code, also without a plus sign.
    record International() implements ReceivedNumbers {}

    /// A number without a country code belongs to this country.
    record National(Country country) implements ReceivedNumbers {}

    /// Reads [#text()]; empty for any other text.
    static Optional<ReceivedNumbers> parse(String text) {
        if (text.equals("international")) {
            return Optional.of(new International());
        }
        return text.startsWith("national:")
                ? Country.parse(text.substring("national:".length())).map(National::new)
                : Optional.empty();
    }

    /// The text in dialplan requests: `international`, or `national:` and the country.
    default String text() {
        return switch (this) {
            case International() -> "international";
            case National(var country) -> "national:" + country.code();
        };
    }

    /// A called number in E.164 form, or the text as it is when it is no phone number.
    default String called(String text) {
        return read(text).map(PhoneNumber::e164).orElse(text);
    }

    /// The same for a caller. Names stay.
    default String caller(String text) {
        return text.matches("\\+?[0-9]+") ? called(text) : text;
    }

    private Optional<PhoneNumber> read(String text) {
        return switch (this) {
            case International() -> PhoneNumber.parse("+" + text.replaceFirst("^(\\+|00)", ""));
            case National(var country) ->
                new PhoneNumberReader(country).readCalled(text).number();
        };
    }
}
