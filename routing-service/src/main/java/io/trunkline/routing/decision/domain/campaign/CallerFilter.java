package io.trunkline.routing.decision.domain.campaign;

import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberPlaces;
import io.trunkline.telephony.numbers.NumberPlaces.Place;
import io.trunkline.telephony.numbers.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The callers whose calls a campaign accepts, by the place of their numbers: countries such as `US`, states and
/// provinces such as `US-GA`, and area codes or other prefixes such as `+1404`. An excluded caller is refused, also if
/// an allowed place includes the number.
///
/// @param allowed empty for all callers; otherwise callers without a number are refused
public record CallerFilter(List<String> allowed, List<String> excluded) {
    /// Accepts every caller.
    public static final CallerFilter NONE = new CallerFilter(List.of(), List.of());

    private static final Pattern PREFIX = Pattern.compile("\\+[1-9][0-9]{0,14}");
    private static final NumberPlaces PLACES = new NumberPlaces();

    public CallerFilter {
        allowed = List.copyOf(allowed);
        excluded = List.copyOf(excluded);
    }

    /// Whether a caller is accepted, and the entry that decided.
    public record Verdict(boolean accepted, String detail) {}

    /// Whether a text is an entry of a filter.
    public static boolean isEntry(String text) {
        return PREFIX.matcher(text).matches()
                || NumberPlaces.isRegion(text)
                || Country.parse(text)
                        .filter(country -> country.code().equals(text))
                        .isPresent();
    }

    public boolean acceptsAll() {
        return allowed.isEmpty() && excluded.isEmpty();
    }

    /// @param caller empty for a caller without a phone number, or who withholds it
    public Verdict check(Optional<PhoneNumber> caller) {
        String number = caller.map(PhoneNumber::e164).orElse("");
        Place place = PLACES.placeOf(number);
        Optional<String> bar = match(excluded, number, place);
        if (bar.isPresent()) {
            return new Verdict(false, "excluded " + bar.get());
        }
        Optional<String> permit = match(allowed, number, place);
        if (allowed.isEmpty() || permit.isPresent()) {
            return new Verdict(true, permit.map(entry -> "allowed " + entry).orElse(""));
        }
        return new Verdict(false, caller.isEmpty() ? "no number" : "outside the allowed places");
    }

    private static Optional<String> match(List<String> entries, String number, Place place) {
        return entries.stream()
                .filter(entry -> entry.startsWith("+")
                        ? number.startsWith(entry)
                        : entry.equals(place.country()) || entry.equals(place.region()))
                .findFirst();
    }
}
