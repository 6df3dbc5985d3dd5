package io.trunkline.telephony.numbers;

import io.trunkline.telephony.WireName;
import java.util.Optional;

/// What [PhoneNumberReader] made of a text.
public sealed interface NumberReading {
    /// The phone number, if the text was one.
    default Optional<PhoneNumber> number() {
        return this instanceof Accepted(var value) ? Optional.of(value) : Optional.empty();
    }

    /// A phone number.
    record Accepted(PhoneNumber value) implements NumberReading {}

    /// A caller who withholds the number.
    ///
    /// @param asserted the number that the carrier asserted all the same (P-Asserted-Identity, RFC 3325), for the
    ///     platform's staff only
    record Withheld(Optional<PhoneNumber> asserted) implements NumberReading {}

    /// No phone number.
    ///
    /// @param detail the end of a sentence that begins with the field, such as `contains letters`
    record Refused(Reason reason, String detail) implements NumberReading {}

    /// Why a text is no phone number.
    enum Reason {
        /// There is nothing to read.
        EMPTY,
        /// It has a character that no phone number has, or a plus sign in the wrong place.
        MALFORMED,
        /// A spreadsheet turned the number into a decimal or into scientific notation.
        DAMAGED_BY_SPREADSHEET,
        /// The area code is missing.
        LOCAL,
        /// It has too few digits for its country.
        TOO_SHORT,
        /// It has too many digits for its country.
        TOO_LONG,
        /// No country has this country code.
        UNKNOWN_COUNTRY_CODE,
        /// No number of its country looks like this.
        IMPOSSIBLE;

        /// The name in JSON, such as `too-short`.
        public String wireName() {
            return WireName.of(this);
        }
    }
}
