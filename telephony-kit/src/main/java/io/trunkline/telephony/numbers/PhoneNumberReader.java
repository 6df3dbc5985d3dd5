package io.trunkline.telephony.numbers;

import io.trunkline.telephony.numbers.NumberReading.Withheld;
import io.trunkline.telephony.numbers.NumberText.Digits;
import io.trunkline.telephony.numbers.NumberText.Unreadable;
import java.util.Optional;
import java.util.Set;

/// The one reader of phone numbers. A number is accepted when its length is possible in its country; its range need
/// not be assigned, since ranges open faster than libraries are updated. Immutable, and cheap to make for
/// each country.
///
/// What both ways to read have in common:
/// - `+` or `00` (ITU-T E.123), or the country's own international prefix such as `011`: the country code follows.
/// - Without one, the digits are a number of the country, with or without its trunk prefix, or with its country
///   code (`14045556789` in the US).
/// - A number that begins with 0 or, in North America, with 1 after the trunk prefix is accepted only where such
///   numbers exist: `07 64 01 94 08` is no US number.
/// - Mexico's old mobile form `+52 1` and ten digits is the line `+52` and ten digits.
/// - Argentina's `+54 9` is kept: `+54 9 11 …` and `+54 11 …` are two numbers.
public final class PhoneNumberReader {
    private final WithheldCallers withheldCallers;
    private final CountryReader numbers;
    private final Country country;

    /// @param country where numbers without a country code belong: the carrier's for calls, the tenant's for
    ///     orders, imports and blocked callers
    public PhoneNumberReader(Country country, WithheldCallers withheldCallers) {
        this.country = country;
        this.numbers = new CountryReader(country);
        this.withheldCallers = withheldCallers;
    }

    /// A reader for numbers of this country, without an operator's own list of withheld callers.
    public PhoneNumberReader(Country country) {
        this(country, new WithheldCallers(Set.of()));
    }

    public Country country() {
        return country;
    }

    /// Reads what a person wrote: a destination, a row of an import, a caller to block. Rather refuses than calls
    /// another country: without a plus sign, digits that do not fit the country are refused.
    ///
    /// @return [NumberReading.Withheld] only for a name such as `anonymous`
    public NumberReading read(String text) {
        if (withheldCallers.isName(text)) {
            return new Withheld(Optional.empty());
        }
        return switch (NumberText.of(text)) {
            case Unreadable(var refusal) -> refusal;
            case Digits(var isInternational, var digits) ->
                isInternational ? numbers.international(digits) : numbers.typed(digits);
        };
    }

    /// Reads the called number of a call as the SIP network delivers it. Digits without a plus sign that are too
    /// many for the country are an international number.
    ///
    /// @param sipUser the user part of the request URI, with its parameters if it has any
    public NumberReading readCalled(String sipUser) {
        return switch (NumberText.of(SipUser.of(sipUser).value())) {
            case Unreadable(var refusal) -> refusal;
            case Digits(var isInternational, var digits) ->
                isInternational ? numbers.international(digits) : numbers.delivered(digits);
        };
    }

    /// Reads the caller of a call as the SIP network delivers it.
    ///
    /// @param sipUser      the user part of From or P-Asserted-Identity; may be empty, a name, or an extension
    /// @param isRestricted whether the caller asked for privacy (RFC 3325 `Privacy: id`; CALLERID(num-pres)
    ///     in Asterisk)
    /// @return [NumberReading.Refused] for a caller without a phone number, such as an extension
    public NumberReading readCaller(String sipUser, boolean isRestricted) {
        String user = SipUser.of(sipUser).value();
        if (withheldCallers.isWithheld(sipUser) || withheldCallers.isWithheld(user)) {
            return new Withheld(Optional.empty());
        }
        NumberReading caller = readCalled(user);
        return isRestricted ? new Withheld(caller.number()) : caller;
    }
}
