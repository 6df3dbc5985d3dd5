package io.trunkline.cdr.callrecords;

import io.trunkline.cdr.callrecords.CallRecordFilter.NumberFilter;
import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.parameters.NumberParameter;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.problem.StorableTime;
import io.trunkline.web.security.CurrentUser;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/// Reads the filters from the query string.
final class FilterParameters {
    private static final Pattern NUMBER = Pattern.compile("(\\*?)\\+?([0-9]{1,20})(\\*?)");
    private static final String NUMBER_FORM =
            "1 to 20 digits, with or without a leading plus; 33* for its beginning, *1234 for its end, *555* for a part";
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_SECONDS_DIGITS = 12;
    private static final List<String> DIRECTIONS = List.of("inbound", "outbound", "prefix");

    private final MultiValueMap<String, String> parameters;

    private FilterParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /// @throws ProblemException for an invalid filter
    static CallRecordFilter parse(MultiValueMap<String, String> parameters, CurrentUser user) {
        return new FilterParameters(parameters).filter(user);
    }

    private CallRecordFilter filter(CurrentUser user) {
        var filter = new CallRecordFilter(
                user.tenantOfList(read("tenantId", "a UUID", UUID::fromString)),
                read("from", StorableTime.FORM, StorableTime::parse),
                read("to", StorableTime.FORM, StorableTime::parse),
                FilterValues.oneOf("direction", parameters.get("direction"), DIRECTIONS).stream()
                        .map(text -> Direction.of(text).orElseThrow())
                        .toList(),
                FilterValues.oneOf("disposition", parameters.get("disposition"), Disposition.class),
                readAll("campaignId", "a UUID", UUID::fromString),
                readAll("clientId", "a UUID", UUID::fromString),
                readAll("carrierId", "a UUID", UUID::fromString),
                readAll("didId", "a UUID", UUID::fromString),
                readAll(
                        "country",
                        "an ISO 3166-1 code of two capital letters such as US",
                        text -> new Country(text).code()),
                readAll("node", "a name of 1 to 100 characters", FilterParameters::name),
                readAll("reason", "a code such as no-carrier", FilterParameters::name),
                read("number", NUMBER_FORM, FilterParameters::number),
                read("minTalkSeconds", "a number of seconds such as 30 or 1.5", FilterParameters::seconds),
                read("callId", "a call id such as ast1-1772359200.42", CallId::new),
                read("reference", "a name and a value, such as leadId:42", FilterParameters::nameAndValue),
                read("tag", "a name and a value, such as vertical:solar", FilterParameters::nameAndValue),
                read("complete", "true or false", FilterParameters::trueOrFalse).orElse(true));
        if (filter.from().isPresent()
                && filter.to().isPresent()
                && !filter.from().get().isBefore(filter.to().get())) {
            throw CdrProblem.RANGE_INVERTED.problem("`from` must be before `to`");
        }
        return filter;
    }

    private <T> Optional<T> read(String name, String form, Function<String, T> parse) {
        return Optional.ofNullable(parameters.getFirst(name)).map(text -> read(name, form, text, parse));
    }

    private static <T> T read(String name, String form, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (RuntimeException _) {
            throw CommonProblem.INVALID.problem(
                    name + " must be " + form, new FieldViolation(name, "type", "must be " + form));
        }
    }

    private <T> List<T> readAll(String name, String form, Function<String, T> parse) {
        return FilterValues.orNone(parameters.get(name)).stream()
                .map(text -> read(name, form, text, parse))
                .toList();
    }

    /// `4045551234` is a whole number, `404*` its beginning, `*1234` its end, and `*555*` any part of it.
    private static NumberFilter number(String text) {
        var matcher = NUMBER.matcher(NumberParameter.withPlus(text).strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no digits");
        }
        boolean anyBefore = !matcher.group(1).isEmpty();
        boolean anyAfter = !matcher.group(3).isEmpty();
        var match = anyBefore
                ? anyAfter ? NumberFilter.Match.ANYWHERE : NumberFilter.Match.END
                : anyAfter ? NumberFilter.Match.BEGINNING : NumberFilter.Match.WHOLE;
        return new NumberFilter(matcher.group(2), match);
    }

    private static String name(String text) {
        if (text.isBlank() || text.length() > MAX_NAME_LENGTH || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("blank or too long");
        }
        return text;
    }

    private static BigDecimal seconds(String text) {
        var seconds = new BigDecimal(text);
        if (seconds.signum() < 0 || seconds.precision() > MAX_SECONDS_DIGITS || Math.abs(seconds.scale()) > 3) {
            throw new IllegalArgumentException("negative or too large");
        }
        return seconds;
    }

    private static Map<String, String> nameAndValue(String text) {
        var colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("no name before the colon");
        }
        return Map.of(text.substring(0, colon), text.substring(colon + 1));
    }

    private static boolean trueOrFalse(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
