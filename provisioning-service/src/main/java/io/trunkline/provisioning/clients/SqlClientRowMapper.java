package io.trunkline.provisioning.clients;

import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientCaps;
import io.trunkline.provisioning.clients.domain.ClientEndpoint;
import io.trunkline.provisioning.clients.domain.ClientEndpoint.Address;
import io.trunkline.provisioning.clients.domain.ClientMode;
import io.trunkline.provisioning.clients.domain.ClientSettings;
import io.trunkline.provisioning.clients.domain.ClientStatus;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Maps rows of the table `clients`.
@Component
class SqlClientRowMapper {
    private static final TypeReference<Map<String, String>> STRING_MAP = new TypeReference<>() {};
    private static final TypeReference<List<StoredEndpoint>> ENDPOINTS = new TypeReference<>() {};

    private final JsonMapper json;

    SqlClientRowMapper(JsonMapper json) {
        this.json = json;
    }

    Client toClient(RowReader row) {
        return new Client(
                new ClientId(row.uuid("id")),
                row.bigint("version"),
                toSettings(row),
                Stream.concat(Stream.of(first(row)), further(row)).toList(),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instantOrNull("deleted_at"));
    }

    String toJson(Map<String, String> advanced) {
        return json.writeValueAsString(advanced);
    }

    /// The endpoints after the first one, as the column has them.
    String furtherEndpoints(Client client) {
        return json.writeValueAsString(
                client.endpoints().stream().skip(1).map(StoredEndpoint::of).toList());
    }

    private static ClientEndpoint first(RowReader row) {
        var own = row.uuidOrNull("first_endpoint");
        return new ClientEndpoint(
                own == null ? row.uuid("id") : own,
                new EndpointId(row.text("endpoint_id")),
                row.enumValue("mode", ClientMode.class),
                address(row.textOrNull("host"), row.integerOrNull("port")),
                row.textOrNull("sealed_password"));
    }

    private Stream<ClientEndpoint> further(RowReader row) {
        return json.readValue(row.text("further"), ENDPOINTS).stream().map(StoredEndpoint::toEndpoint);
    }

    private static Optional<Address> address(@Nullable String host, @Nullable Integer port) {
        return host == null || port == null ? Optional.empty() : Optional.of(new Address(new Host(host), port));
    }

    /// An endpoint in the column `further_endpoints`.
    private record StoredEndpoint(
            UUID id,
            String endpointId,
            String mode,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String sealedPassword) {
        static StoredEndpoint of(ClientEndpoint endpoint) {
            return new StoredEndpoint(
                    endpoint.id(),
                    endpoint.endpointId().value(),
                    WireName.of(endpoint.mode()),
                    endpoint.address().map(address -> address.host().value()).orElse(null),
                    endpoint.address().map(Address::port).orElse(null),
                    endpoint.sealedPassword());
        }

        ClientEndpoint toEndpoint() {
            return new ClientEndpoint(
                    id,
                    new EndpointId(endpointId),
                    WireName.parse(ClientMode.class, mode).orElseThrow(),
                    address(host, port),
                    sealedPassword);
        }
    }

    private ClientSettings toSettings(RowReader row) {
        return new ClientSettings(
                row.text("name"),
                row.textOrNull("description"),
                row.enumValue("status", ClientStatus.class),
                row.texts("codecs"),
                row.text("dtmf_mode"),
                row.seconds("qualify_seconds"),
                json.readValue(row.text("advanced"), STRING_MAP),
                row.integerOrNull("max_concurrency"),
                toCaps(row));
    }

    private static ClientCaps toCaps(RowReader row) {
        return new ClientCaps(
                row.bigintOrNull("total_calls_allowed"),
                row.integerOrNull("daily_cap"),
                row.integerOrNull("weekly_cap"),
                row.integerOrNull("monthly_cap"),
                OpeningHours.parse(ZoneId.of(row.text("time_zone")), row.texts("opening_hours")));
    }
}
