package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.RealtimeText;
import io.trunkline.telephony.numbers.ReceivedNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// The variables of each channel from or to a carrier (`ps_endpoints.set_var`), by which the dialplan knows what
/// Asterisk has no column for.
///
/// @param headers values of headers by name, in INVITEs to the carrier
/// @param calledNumber where calls from the carrier have the called number; empty for the request URI
/// @param numbers how its calls have numbers; empty for any way
/// @param tagsHeader the header in which calls from the carrier have tags; empty for none
/// @param accountHeader the header that tells calls of carriers at its address apart; empty for none
public record EndpointVariables(
        SortedMap<String, String> headers,
        Optional<CalledNumber> calledNumber,
        Optional<ReceivedNumbers> numbers,
        Optional<String> tagsHeader,
        Optional<String> accountHeader) {

    /// Where the called number is.
    public sealed interface CalledNumber {}

    /// In a header.
    public record InHeader(String name) implements CalledNumber {}

    /// It is always the same.
    public record Fixed(String number) implements CalledNumber {}

    /// `<name>=<value>`, separated by `;`; empty without variables. The headers are numbered, since their names are no
    /// names of variables.
    ///
    /// @param maintenance whether calls from the carrier are refused, also while routing does not respond
    Optional<String> column(boolean maintenance) {
        var variables = new ArrayList<String>();
        if (!headers.isEmpty()) {
            variables.add("TRUNKLINE_HEADERS=" + String.join(",", headers.keySet()));
            List.copyOf(headers.values())
                    .forEach(value -> variables.add("TRUNKLINE_HEADER_" + variables.size() + "=" + value));
        }
        calledNumber.ifPresent(called -> variables.add(
                switch (called) {
                    case InHeader(var name) -> "TRUNKLINE_CALLED_IN=" + name;
                    case Fixed(var number) -> "TRUNKLINE_CALLED_NUMBER=" + number;
                }));
        numbers.ifPresent(written -> variables.add("TRUNKLINE_NUMBERS=" + written.text()));
        tagsHeader.ifPresent(name -> variables.add("TRUNKLINE_TAGS_IN=" + name));
        accountHeader.ifPresent(name -> variables.add("TRUNKLINE_ACCOUNT_IN=" + name));
        if (maintenance) {
            variables.add("TRUNKLINE_MAINTENANCE=1");
        }
        return variables.isEmpty()
                ? Optional.empty()
                : Optional.of(variables.stream().map(RealtimeText::encode).collect(Collectors.joining(";")));
    }
}
