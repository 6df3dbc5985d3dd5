package io.trunkline.realtime.ararows.domain;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.DesiredRow;
import io.trunkline.realtime.ararows.domain.table.RealtimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Computes the rows of a carrier.
final class CarrierRows {
    /// Seconds between registrations, and between retries after each kind of failure. By default Asterisk stops
    /// retrying for good, so every column is written.
    private static final Map<String, String> REGISTRATION_DEFAULTS = Map.of(
            "retry_interval", "20",
            "forbidden_retry_interval", "30",
            "fatal_retry_interval", "30",
            "max_retries", "1000000",
            "auth_rejection_permanent", "no",
            "max_random_initial_delay", "0");

    private CarrierRows() {}

    /// @param matches addresses and CIDR blocks of inbound calls
    static List<DesiredRow> of(Carrier carrier, List<String> matches) {
        var rows = new ArrayList<DesiredRow>();
        if (carrier.driver() == Carrier.Driver.PJSIP) {
            rows.add(DesiredRow.of(AraTable.ENDPOINTS, carrier.endpointId(), endpoint(carrier)));
            rows.add(DesiredRow.of(AraTable.AORS, carrier.endpointId(), aor(carrier)));
            carrier.credentials().ifPresent(credentials -> rows.add(credentials.outboundAuthRow(carrier.endpointId())));
            if (carrier.status() != Carrier.Status.INACTIVE) {
                rows.addAll(IdentifyRows.ofCarrier(carrier, matches));
            }
            carrier.registrationUris()
                    .ifPresent(uris -> rows.add(
                            DesiredRow.of(AraTable.REGISTRATIONS, carrier.endpointId(), registration(carrier, uris))));
        }
        if (carrier.status() == Carrier.Status.ACTIVE) {
            carrier.prefixDialplan().ifPresent(dialplan -> rows.addAll(dialplan.rows(carrier)));
        }
        return rows;
    }

    private static Map<String, String> endpoint(Carrier carrier) {
        var columns = carrier.settings().columns(carrier.endpointId(), "from-trunk");
        columns.putIfAbsent("trust_id_inbound", "yes");
        columns.put("identify_by", "ip");
        carrier.credentials().ifPresent(_ -> columns.put("outbound_auth", carrier.endpointId()));
        carrier.requests().proxyUri().ifPresent(uri -> columns.put("outbound_proxy", uri));
        boolean maintenance = carrier.status() == Carrier.Status.MAINTENANCE;
        carrier.requests().variables().column(maintenance).ifPresent(variables -> columns.put("set_var", variables));
        return columns;
    }

    /// A carrier with a registration has an empty contact and is not qualified: its registration shows whether it
    /// is reachable.
    private static Map<String, String> aor(Carrier carrier) {
        if (carrier.registrationUser() != null) {
            return Map.of("contact", "");
        }
        int seconds = carrier.status() == Carrier.Status.INACTIVE ? 0 : carrier.qualifySeconds();
        var columns = new TreeMap<>(IdentifyRows.staticContact(carrier.address(), seconds));
        carrier.requests().proxyUri().ifPresent(uri -> columns.put("outbound_proxy", uri));
        return columns;
    }

    /// `line` and `endpoint` together identify inbound calls over the registration (measured with Asterisk 22).
    private static Map<String, String> registration(Carrier carrier, RegistrationUris uris) {
        var columns = new TreeMap<>(REGISTRATION_DEFAULTS);
        columns.put("expiration", Integer.toString(carrier.requests().registrationExpirySeconds()));
        carrier.requests().proxyUri().ifPresent(uri -> columns.put("outbound_proxy", uri));
        columns.put("transport", carrier.settings().transport());
        columns.put("server_uri", RealtimeText.encode(uris.serverUri()));
        columns.put("client_uri", uris.clientUri());
        columns.put("line", "yes");
        columns.put("endpoint", carrier.endpointId());
        if (carrier.registrationUser() != null) {
            columns.put("contact_user", Carrier.escapeUser(carrier.registrationUser()));
        }
        carrier.credentials().ifPresent(_ -> columns.put("outbound_auth", carrier.endpointId()));
        return columns;
    }
}
