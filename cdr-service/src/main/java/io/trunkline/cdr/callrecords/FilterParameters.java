package io.trunkline.cdr.callrecords;

import io.trunkline.telephony.CallId;
import io.trunkline.telephony.Direction;
import io.trunkline.telephony.outcomes.Disposition;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.parameters.NumberParameter;
import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;

/// Reads the filters from the query string.
final class FilterParameters {
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
                read("from", "a time such as 2026-01-31T12:00:00Z", Instant::parse),
                read("to", "a time such as 2026-01-31T12:00:00Z", Instant::parse),
                FilterValues.oneOf("direction", parameters.get("direction"), DIRECTIONS).stream()
                        .map(text -> Direction.of(text).orElseThrow())
                        .toList(),
                FilterValues.oneOf("disposition", parameters.get("disposition"), Disposition.class),
                read("campaignId", "a UUID", UUID::fromString),
                read("clientId", "a UUID", UUID::fromString),
                read("carrierId", "a UUID", UUID::fromString),
                read("didId", "a UUID", UUID::fromString),
                read("number", "1 to 20 digits, with or without a leading plus", FilterParameters::digits),
                read("callId", "a call id such as ast1-1772359200.42", CallId::new),
                read("reference", "a name and a value, such as leadId:42", FilterParameters::nameAndValue),
                read("complete", "true or false", FilterParameters::trueOrFalse).orElse(true));
        if (filter.from().isPresent()
                && filter.to().isPresent()
                && !filter.from().get().isBefore(filter.to().get())) {
            throw CdrProblem.RANGE_INVERTED.problem("`from` must be before `to`");
        }
        return filter;
    }

    private <T> Optional<T> read(String name, String form, Function<String, T> parse) {
        try {
            return Optional.ofNullable(parameters.getFirst(name)).map(parse);
        } catch (RuntimeException _) {
            throw CommonProblem.INVALID.problem(
                    name + " must be " + form, new FieldViolation(name, "type", "must be " + form));
        }
    }

    private static String digits(String text) {
        var digits = NumberParameter.withPlus(text).strip().replaceFirst("^\\+", "");
        if (!digits.matches("[0-9]{1,20}")) {
            throw new IllegalArgumentException("not 1 to 20 digits");
        }
        return digits;
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
