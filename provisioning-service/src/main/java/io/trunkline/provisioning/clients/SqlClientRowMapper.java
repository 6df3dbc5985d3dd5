package io.trunkline.provisioning.clients;

import static io.trunkline.provisioning.platform.Sql.text;
import static io.trunkline.provisioning.platform.Sql.textOrNull;
import static io.trunkline.provisioning.platform.Sql.texts;
import static io.trunkline.provisioning.platform.Sql.whole;

import io.r2dbc.spi.Readable;
import io.trunkline.provisioning.clients.domain.Client;
import io.trunkline.provisioning.clients.domain.ClientId;
import io.trunkline.provisioning.clients.domain.ClientMode;
import io.trunkline.provisioning.clients.domain.ClientSettings;
import io.trunkline.provisioning.clients.domain.ClientSettings.Address;
import io.trunkline.provisioning.clients.domain.ClientStatus;
import io.trunkline.provisioning.endpoints.domain.EndpointId;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.platform.Sql;
import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Duration;
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

    Client toClient(Readable row) {
        return new Client(
                new ClientId(Sql.uuid(row, "id")),
                new EndpointId(text(row, "endpoint_id")),
                Sql.version(row),
                toSettings(row),
                textOrNull(row, "sealed_password"),
                Sql.time(row, "created_at"),
                Sql.time(row, "updated_at"),
                Sql.timeOrNull(row, "deleted_at"));
    }

    String toJson(Map<String, String> advanced) {
        return json.writeValueAsString(advanced);
    }

    private ClientSettings toSettings(Readable row) {
        return new ClientSettings(
                text(row, "name"),
                textOrNull(row, "description"),
                WireName.parse(ClientStatus.class, text(row, "status")).orElseThrow(),
                WireName.parse(ClientMode.class, text(row, "mode")).orElseThrow(),
                Optional.ofNullable(textOrNull(row, "host"))
                        .map(host -> new Address(new Host(host), whole(row, "port"))),
                texts(row, "codecs"),
                text(row, "dtmf_mode"),
                Duration.ofSeconds(whole(row, "qualify_seconds")),
                json.readValue(text(row, "advanced"), STRING_MAP));
    }
}
