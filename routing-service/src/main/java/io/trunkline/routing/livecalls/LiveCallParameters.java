package io.trunkline.routing.livecalls;

import io.trunkline.routing.livecalls.domain.LiveCallFilter;
import io.trunkline.routing.livecalls.domain.NumberPattern;
import io.trunkline.telephony.CallId;
import io.trunkline.web.paging.FilterValues;
import io.trunkline.web.parameters.NumberParameter;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import io.trunkline.web.problem.ProblemException;
import io.trunkline.web.security.CurrentUser;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/// Reads the filters from the query string; [LiveCallFilters] declares them.
final class LiveCallParameters {
    private static final List<String> STATES = List.of("dialing", "ringing", "answered");
    private static final List<String> DIRECTIONS = List.of("inbound", "outbound", "prefix");
    private static final String NUMBER_FORM = "1 to 20 digits, with or without a leading plus, and with * for the rest";

    private final MultiValueMap<String, String> parameters;

    private LiveCallParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /// @throws ProblemException for an invalid filter
    static LiveCallFilter parse(MultiValueMap<String, String> parameters, CurrentUser user) {
        var values = new LiveCallParameters(parameters);
        return new LiveCallFilter(
                user.tenantOfList(values.first("tenantId", "a UUID", UUID::fromString)),
                FilterValues.oneOf("state", parameters.get("state"), STATES),
                FilterValues.oneOf("direction", parameters.get("direction"), DIRECTIONS),
                values.ids("campaignId"),
                values.ids("clientId"),
                values.ids("carrierId"),
                values.ids("didId"),
                FilterValues.orNone(parameters.get("node")),
                values.first("number", NUMBER_FORM, LiveCallParameters::number),
                values.first("callId", "a call id such as ast1-1772359200.42", CallId::new)
                        .map(CallId::value));
    }

    private static NumberPattern number(String text) {
        return NumberPattern.parse(NumberParameter.withPlus(text).strip())
                .orElseThrow(() -> new IllegalArgumentException("no digits"));
    }

    private List<UUID> ids(String name) {
        return FilterValues.orNone(parameters.get(name)).stream()
                .map(text -> read(name, "a UUID", text, UUID::fromString))
                .toList();
    }

    private <T> Optional<T> first(String name, String form, Function<String, T> parse) {
        return Optional.ofNullable(parameters.getFirst(name)).map(text -> read(name, form, text, parse));
    }

    private static <T> T read(String name, String form, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException _) {
            throw InputErrors.invalid(Stream.of(new FieldViolation(name, "type", "must be " + form)));
        }
    }
}
