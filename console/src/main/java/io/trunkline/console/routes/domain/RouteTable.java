package io.trunkline.console.routes.domain;

import static io.trunkline.console.routes.domain.BackendService.AMI_BRIDGE;
import static io.trunkline.console.routes.domain.BackendService.CDR;
import static io.trunkline.console.routes.domain.BackendService.DID;
import static io.trunkline.console.routes.domain.BackendService.PROVISIONING;
import static io.trunkline.console.routes.domain.BackendService.REALTIME_WRITER;
import static io.trunkline.console.routes.domain.BackendService.ROUTING;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which service has a path. A prefix of whole segments decides: `/api/v1/dids` has `/api/v1/dids/{id}`, and not
/// `/api/v1/dids-of-others`. A test compares the table with the descriptions of all services.
public final class RouteTable {
    private static final String V1 = "/api/v1/";
    private static final String AUDIT = V1 + "audit/";

    private final Map<String, BackendService> prefixes;

    private RouteTable(Map<String, BackendService> prefixes) {
        this.prefixes = prefixes;
    }

    /// The routes of all services. `/api/v1/nodes` is that of routing-service, which knows all nodes, and not that of
    /// a bridge.
    public static RouteTable ofAllServices() {
        var prefixes = new LinkedHashMap<String, BackendService>();
        List.of(
                        "auth",
                        "users",
                        "tenants",
                        "api-keys",
                        "keys",
                        "carriers",
                        "carrier-presets",
                        "providers",
                        "clients",
                        "dialplan-lines",
                        "password-keys")
                .forEach(resource -> prefixes.put(V1 + resource, PROVISIONING));
        prefixes.put("/.well-known/jwks.json", PROVISIONING);
        List.of(
                        "api-keys",
                        "carriers",
                        "clients",
                        "dialplan-lines",
                        "password-keys",
                        "signing-keys",
                        "tenants",
                        "users")
                .forEach(kind -> prefixes.put(AUDIT + kind, PROVISIONING));

        prefixes.put(V1 + "dids", DID);
        prefixes.put("/api/asterisk-dids", DID);
        List.of("dids", "imports").forEach(kind -> prefixes.put(AUDIT + kind, DID));

        List.of("campaigns", "routes", "calls", "live-calls", "leases", "blocked-callers", "nodes")
                .forEach(resource -> prefixes.put(V1 + resource, ROUTING));
        List.of("blocked-callers", "calls", "campaigns").forEach(kind -> prefixes.put(AUDIT + kind, ROUTING));

        List.of("call-records", "statistics", "alerts").forEach(resource -> prefixes.put(V1 + resource, CDR));

        prefixes.put(V1 + "refused-sources", AMI_BRIDGE);

        prefixes.put(V1 + "realtime", REALTIME_WRITER);
        prefixes.put(AUDIT + "realtime-tables", REALTIME_WRITER);

        for (BackendService service : BackendService.values()) {
            prefixes.put(V1 + "dead-letters/" + service.id(), service);
            prefixes.put(AUDIT + service.id() + "-dead-letters", service);
        }
        return new RouteTable(prefixes);
    }

    /// @param path that [RequestPath] allows
    public Optional<BackendService> find(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            BackendService service = prefixes.get(path.substring(0, end));
            if (service != null) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /// Every prefix with its service, in alphabetical order.
    public Map<String, BackendService> prefixes() {
        return new TreeMap<>(prefixes);
    }
}
