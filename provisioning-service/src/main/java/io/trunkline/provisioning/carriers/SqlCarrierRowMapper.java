package io.trunkline.provisioning.carriers;

import io.trunkline.data.rows.RowReader;
import io.trunkline.provisioning.carriers.domain.Carrier;
import io.trunkline.provisioning.carriers.domain.CarrierOffer;
import io.trunkline.provisioning.carriers.domain.CarrierOffer.OfferedTo;
import io.trunkline.provisioning.carriers.domain.CarrierSettings;
import io.trunkline.provisioning.carriers.domain.CarrierStatus;
import io.trunkline.provisioning.carriers.domain.DialPrefix;
import io.trunkline.provisioning.carriers.domain.OutboundProxy;
import io.trunkline.provisioning.carriers.domain.Provider;
import io.trunkline.provisioning.carriers.domain.RegistrationType;
import io.trunkline.provisioning.carriers.domain.SipSettings;
import io.trunkline.provisioning.carriers.domain.failover.FailoverAction;
import io.trunkline.provisioning.carriers.domain.failover.FailoverTrigger;
import io.trunkline.provisioning.carriers.domain.signaling.AccountHeader;
import io.trunkline.provisioning.carriers.domain.signaling.CalledNumber;
import io.trunkline.provisioning.carriers.domain.signaling.NumberSettings;
import io.trunkline.provisioning.endpoints.domain.Host;
import io.trunkline.provisioning.validation.domain.WireName;
import io.trunkline.telephony.ids.CarrierId;
import io.trunkline.telephony.ids.EndpointId;
import io.trunkline.telephony.ids.TenantId;
import io.trunkline.telephony.numbers.Country;
import io.trunkline.telephony.numbers.NumberFormat;
import io.trunkline.telephony.sip.SipTransport;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    Carrier toCarrier(RowReader row) {
        return new Carrier(
                new CarrierId(row.uuid("id")),
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

    private SipSettings toSipSettings(RowReader row) {
        return new SipSettings(
                row.enumValue("transport", SipTransport.class),
                row.textOrNull("auth_realm"),
                row.optional("outbound_proxy_host", String.class)
                        .map(host -> new OutboundProxy(new Host(host), row.integer("outbound_proxy_port"))),
                row.seconds("registration_expiry_seconds"),
                new TreeMap<>(json.readValue(row.text("headers"), STRING_MAP)),
                new CalledNumber(
                        row.enumValue("called_number_in", CalledNumber.Place.class),
                        row.textOrNull("called_number_header"),
                        row.textOrNull("fixed_called_number")),
                row.textOrNull("tags_header"),
                row.optional("account_header", String.class)
                        .map(name -> new AccountHeader(name, row.text("account_header_value"))));
    }

    private CarrierSettings toSettings(RowReader row) {
        return new CarrierSettings(
                row.text("name"),
                row.textOrNull("description"),
                row.enumValue("provider", Provider.class),
                row.enumValue("registration_type", RegistrationType.class),
                new Host(row.text("host")),
                Optional.ofNullable(row.integerOrNull("port")),
                row.texts("cidrs"),
                row.textOrNull("username"),
                row.textOrNull("auth_username"),
                row.textOrNull("from_user"),
                row.textOrNull("from_domain"),
                row.texts("codecs"),
                row.text("dtmf_mode"),
                row.seconds("qualify_seconds"),
                row.integer("priority"),
                row.enumValue("status", CarrierStatus.class),
                Optional.ofNullable(row.textOrNull("dial_prefix")).map(DialPrefix::new),
                row.seconds("dial_timeout_seconds"),
                new NumberSettings(
                        row.optional("country", String.class).map(Country::new),
                        row.enumValue("number_format", NumberFormat.class),
                        row.enumValue("inbound_number_format", NumberFormat.class)),
                json.readValue(row.text("advanced"), STRING_MAP),
                new CarrierSettings.Limits(
                        row.integerOrNull("max_channels"), row.integerOrNull("max_calls_per_second")),
                toFailover(json.readValue(row.text("failover"), STRING_MAP)),
                new CarrierOffer(
                        row.enumValue("offered_to", OfferedTo.class),
                        row.uuids("offered_tenant_ids").stream()
                                .map(TenantId::new)
                                .toList()),
                toSipSettings(row),
                row.textOrNull("external_id"));
    }
}
