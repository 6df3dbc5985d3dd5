package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rows of a carrier.
final class CarrierRows {
    /// Seconds between registrations, and between tries after each kind of failure. Asterisk gives up for good
    /// unless told otherwise, hence every one of them is written.
    private static final Map<String, String> REGISTRATION_DEFAULTS = Map.of(
            "expiration", "300",
            "retry_interval", "20",
            "forbidden_retry_interval", "30",
            "fatal_retry_interval", "30",
            "max_retries", "1000000",
            "auth_rejection_permanent", "no",
            "max_random_initial_delay", "0");

    private CarrierRows() {}

    /// @param matches addresses and CIDR blocks its calls come from
    static List<DesiredRow> of(Carrier carrier, List<String> matches) {
        var rows = new ArrayList<DesiredRow>();
        if (carrier.driver() == Carrier.Driver.PJSIP) {
            rows.add(DesiredRow.of(AraTable.ENDPOINTS, carrier.endpointId(), endpoint(carrier)));
            rows.add(DesiredRow.of(AraTable.AORS, carrier.endpointId(), aor(carrier)));
            carrier.credentials().ifPresent(found -> rows.add(found.authRow(carrier.endpointId())));
            if (carrier.status() != Carrier.Status.INACTIVE) {
                rows.addAll(IdentifyRows.of(carrier.endpointId(), matches));
            }
            carrier.registrationUris()
                    .ifPresent(uris -> rows.add(
                            DesiredRow.of(AraTable.REGISTRATIONS, carrier.endpointId(), registration(carrier, uris))));
        }
        if (carrier.status() == Carrier.Status.ACTIVE) {
            carrier.prefixDialplan().ifPresent(block -> rows.addAll(block.rows(carrier)));
        }
        return rows;
    }

    private static Map<String, String> endpoint(Carrier carrier) {
        var columns = carrier.settings().columns(carrier.endpointId(), "from-trunk");
        columns.putIfAbsent("trust_id_inbound", "yes");
        columns.put("identify_by", "ip");
        carrier.credentials().ifPresent(_ -> columns.put("outbound_auth", carrier.endpointId()));
        return columns;
    }

    /// A registration carrier's contact is empty, as the seed has it: its registration is its health, and it is not
    /// qualified.
    private static Map<String, String> aor(Carrier carrier) {
        if (carrier.registrationUser() != null) {
            return Map.of("contact", "");
        }
        int seconds = carrier.status() == Carrier.Status.INACTIVE ? 0 : carrier.qualifySeconds();
        return IdentifyRows.staticContact(carrier.address(), seconds);
    }

    /// `line` and `endpoint` together match calls that come in over the registration (Asterisk 22, measured).
    private static Map<String, String> registration(Carrier carrier, RegistrationUris uris) {
        var columns = new TreeMap<>(REGISTRATION_DEFAULTS);
        columns.put("transport", carrier.settings().transport());
        columns.put("server_uri", uris.serverUri());
        columns.put("client_uri", uris.clientUri());
        columns.put("line", "yes");
        columns.put("endpoint", carrier.endpointId());
        if (carrier.registrationUser() != null) {
            columns.put("contact_user", carrier.registrationUser());
        }
        carrier.credentials().ifPresent(_ -> columns.put("outbound_auth", carrier.endpointId()));
        return columns;
    }
}
