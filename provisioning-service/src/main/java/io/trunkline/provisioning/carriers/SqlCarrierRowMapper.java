package io.trunkline.provisioning.carriers;

import static io.trunkline.provisioning.platform.Sql.text;
import static io.trunkline.provisioning.platform.Sql.textOrNull;
import static io.trunkline.provisioning.platform.Sql.texts;
import static io.trunkline.provisioning.platform.Sql.whole;

import io.r2dbc.spi.Readable;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierId;
import io.trunkline.provisioning.carriers.domain.CarrierSettings;
import io.trunkline.provisioning.carriers.domain.CarrierStatus;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.carriers.domain.NumberFormat;
import io.trunkline.provisioning.carriers.domain.Provider;
import io.trunkline.provisioning.carriers.domain.RegistrationType;
import io.trunkline.provisioning.carriers.domain.failover.FailoverAction;
import io.trunkline.provisioning.carriers.domain.failover.FailoverTrigger;
import io.trunkline.provisioning.endpoints.domain.EndpointId;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.platform.Sql;
import io.trunkline.provisioning.validation.domain.WireName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Maps rows of the table `carriers`.
@Component
class SqlCarrierRowMapper {
    private static final TypeReference<Map<String, String>> STRING_MAP = new TypeReference<>() {};

    private final JsonMapper json;

    SqlCarrierRowMapper(JsonMapper json) {
        this.json = json;
    }

    Carrier toCarrier(Readable row) {
        return new Carrier(
                new CarrierId(Sql.uuid(row, "id")),
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

    String failoverToJson(Map<FailoverTrigger, FailoverAction> failover) {
        return json.writeValueAsString(failover.entrySet().stream()
                .collect(Collectors.toMap(row -> row.getKey().value(), row -> WireName.of(row.getValue()))));
    }

    private static Map<FailoverTrigger, FailoverAction> toFailover(Map<String, String> stored) {
        return stored.entrySet().stream()
                .collect(Collectors.toMap(
                        row -> new FailoverTrigger(row.getKey()),
                        row -> WireName.parse(FailoverAction.class, row.getValue())
                                .orElseThrow()));
    }

    private CarrierSettings toSettings(Readable row) {
        return new CarrierSettings(
                text(row, "name"),
                textOrNull(row, "description"),
                enumValue(Provider.class, row, "provider"),
                enumValue(RegistrationType.class, row, "registration_type"),
                new Host(text(row, "host")),
                whole(row, "port"),
                texts(row, "cidrs"),
                textOrNull(row, "username"),
                textOrNull(row, "auth_username"),
                textOrNull(row, "from_user"),
                textOrNull(row, "from_domain"),
                texts(row, "codecs"),
                text(row, "dtmf_mode"),
                Duration.ofSeconds(whole(row, "qualify_seconds")),
                whole(row, "priority"),
                enumValue(CarrierStatus.class, row, "status"),
                Optional.ofNullable(textOrNull(row, "dial_prefix")).map(DialPrefix::new),
                Duration.ofSeconds(whole(row, "dial_timeout_seconds")),
                enumValue(NumberFormat.class, row, "number_format"),
                json.readValue(text(row, "advanced"), STRING_MAP),
                new CarrierSettings.Limits(
                        row.get("max_channels", Integer.class), row.get("max_calls_per_second", Integer.class)),
                toFailover(json.readValue(text(row, "failover"), STRING_MAP)));
    }

    private static <E extends Enum<E>> E enumValue(Class<E> type, Readable row, String column) {
        return WireName.parse(type, text(row, column)).orElseThrow();
    }
}
