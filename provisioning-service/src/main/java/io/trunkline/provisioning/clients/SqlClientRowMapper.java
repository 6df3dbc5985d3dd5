package io.trunkline.provisioning.clients;

import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientCaps;
import io.trunkline.provisioning.clients.domain.ClientMode;
import io.trunkline.provisioning.clients.domain.ClientSettings;
import io.trunkline.provisioning.clients.domain.ClientSettings.Address;
import io.trunkline.provisioning.clients.domain.ClientStatus;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.telephony.hours.OpeningHours;
import io.trunkline.telephony.ids.ClientId;
import io.trunkline.telephony.ids.EndpointId;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Maps rows of the table `clients`.
@Component
class SqlClientRowMapper {
    private static final TypeReference<Map<String, String>> STRING_MAP = new TypeReference<>() {};

    private final JsonMapper json;

    SqlClientRowMapper(JsonMapper json) {
        this.json = json;
    }

    Client toClient(RowReader row) {
        return new Client(
                new ClientId(row.uuid("id")),
                new EndpointId(row.text("endpoint_id")),
                row.bigint("version"),
                toSettings(row),
                row.textOrNull("sealed_password"),
                row.instant("created_at"),
                row.instant("updated_at"),
                row.instantOrNull("deleted_at"));
    }

    String toJson(Map<String, String> advanced) {
        return json.writeValueAsString(advanced);
    }

    private ClientSettings toSettings(RowReader row) {
        return new ClientSettings(
                row.text("name"),
                row.textOrNull("description"),
                row.enumValue("status", ClientStatus.class),
                row.enumValue("mode", ClientMode.class),
                Optional.ofNullable(row.textOrNull("host"))
                        .map(host -> new Address(new Host(host), row.integer("port"))),
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
