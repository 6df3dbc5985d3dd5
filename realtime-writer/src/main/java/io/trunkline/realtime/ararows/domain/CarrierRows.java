package io.trunkline.realtime.projection.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rows of a carrier.
final class CarrierRows {
    /// Seconds between registrations, and between tries after each kind of failure. Asterisk gives up for good
    /// unless told otherwise, hence every one of them is written.
    private static final Map<String, String> PATIENCE = Map.of(
            "expiration", "300",
            "retry_interval", "20",
            "forbidden_retry_interval", "30",
            "fatal_retry_interval", "30",
            "max_retries", "1000000",
            "auth_rejection_permanent", "no",
            "max_random_initial_delay", "0");

    private CarrierRows() {}

    /// @param matches addresses and CIDR blocks its calls come from
    static List<WantedRow> of(Carrier carrier, List<String> matches) {
        var rows = new ArrayList<WantedRow>();
        if (carrier.driver() == Carrier.Driver.PJSIP) {
            rows.add(WantedRow.of(AraTable.ENDPOINTS, carrier.endpoint(), endpoint(carrier)));
            rows.add(WantedRow.of(AraTable.AORS, carrier.endpoint(), aor(carrier)));
            carrier.credentials().ifPresent(found -> rows.add(found.row(carrier.endpoint())));
            if (carrier.status() != Carrier.Status.INACTIVE) {
                rows.addAll(Identifies.of(carrier.endpoint(), matches));
            }
            carrier.registration()
                    .ifPresent(uris -> rows.add(
                            WantedRow.of(AraTable.REGISTRATIONS, carrier.endpoint(), registration(carrier, uris))));
        }
        if (carrier.status() == Carrier.Status.ACTIVE) {
            carrier.block().ifPresent(block -> rows.addAll(block.rows(carrier)));
        }
        return rows;
    }

    private static Map<String, String> endpoint(Carrier carrier) {
        var columns = carrier.settings().columns(carrier.endpoint(), "from-trunk");
        columns.putIfAbsent("trust_id_inbound", "yes");
        columns.put("identify_by", "ip");
        carrier.credentials().ifPresent(_ -> columns.put("outbound_auth", carrier.endpoint()));
        return columns;
    }

    /// A registration carrier's contact is empty, as the seed has it: its registration is its health, and it is not
    /// qualified.
    private static Map<String, String> aor(Carrier carrier) {
        if (carrier.registersAs() != null) {
            return Map.of("contact", "");
        }
        int seconds = carrier.status() == Carrier.Status.INACTIVE ? 0 : carrier.qualifySeconds();
        return Identifies.aor(carrier.peer(), seconds);
    }

    /// `line` and `endpoint` together match calls that come in over the registration (Asterisk 22, measured).
    private static Map<String, String> registration(Carrier carrier, RegistrationUris uris) {
        var columns = new TreeMap<>(PATIENCE);
        columns.put("transport", carrier.settings().transport());
        columns.put("server_uri", uris.serverUri());
        columns.put("client_uri", uris.clientUri());
        columns.put("line", "yes");
        columns.put("endpoint", carrier.endpoint());
        if (carrier.registersAs() != null) {
            columns.put("contact_user", carrier.registersAs());
        }
        carrier.credentials().ifPresent(_ -> columns.put("outbound_auth", carrier.endpoint()));
        return columns;
    }
}
