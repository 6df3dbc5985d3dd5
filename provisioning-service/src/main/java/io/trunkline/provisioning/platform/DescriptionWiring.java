package io.trunkline.provisioning.platform;

import io.trunkline.web.ApiPath;
import io.trunkline.web.openapi.ApiDescription;
import io.trunkline.web.problem.CommonProblem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/// What the OpenAPI description says about entities whose rules are code: required fields, allowed values, and the
/// problem codes of each rule.
@Configuration(proxyBeanMethods = false)
class DescriptionWiring {
    private static final String CARRIERS = ApiPath.V1 + "/carriers";
    private static final String CLIENTS = ApiPath.V1 + "/clients";
    private static final String TENANTS = ApiPath.V1 + "/tenants";
    private static final String PASSWORD_KEYS = ApiPath.V1 + "/password-keys";
    private static final String API_KEYS = ApiPath.V1 + "/api-keys";
    private static final String USERS = ApiPath.V1 + "/users";

    private static final String[] PROVIDERS = {"twilio", "vonage", "bandwidth", "telnyx", "custom"};
    private static final String[] REGISTRATION_TYPES = {"ip", "registration"};
    private static final String[] CARRIER_STATUSES = {"active", "inactive", "maintenance"};
    private static final String[] SHOWN_CARRIER_STATUSES = {"active", "inactive", "maintenance", "error"};
    private static final String[] ASPECTS = {"registration", "contact"};
    private static final String[] ENDPOINT_STATES = {
        "registered", "unregistered", "rejected", "reachable", "unreachable", "unknown", "removed"
    };
    private static final String[] OFFERED_TO = {"all", "some", "none"};
    private static final String[] NUMBER_FORMATS = {"as-dialed", "digits", "e164", "national", "national-with-00"};
    private static final String[] NAMED_NUMBER_FORMATS = {
        "as-dialed", "digits", "e164", "e164-plus", "national", "national-with-00"
    };
    private static final String[] CALLED_NUMBER_PLACES = {"request-uri", "to", "p-called-party-id", "header", "fixed"};
    private static final String[] TRANSPORTS = {"udp", "tcp", "tls"};
    private static final String[] DTMF_MODES = {"rfc4733", "inband", "info", "auto", "auto_info"};
    private static final String[] CLIENT_STATUSES = {"active", "inactive"};
    private static final String[] CLIENT_MODES = {"registers", "fixed"};
    private static final String[] TENANT_STATUSES = {"active", "suspended"};
    private static final String[] ROLES = {"admin", "staff", "seller"};
    private static final String[] USER_STATUSES = {"active", "disabled"};

    @Bean
    ApiDescription carrierDescription() {
        return ApiDescription.none()
                .problemsOfWrites(
                        CARRIERS + "/**",
                        ProvisioningProblem.CARRIER_NAME_TAKEN,
                        ProvisioningProblem.CARRIER_PREFIX_TAKEN,
                        ProvisioningProblem.CARRIER_REGISTRATION_TAKEN,
                        ProvisioningProblem.CARRIER_TRUNK_TYPE_UNSUPPORTED,
                        ProvisioningProblem.CARRIER_HOST_INVALID,
                        ProvisioningProblem.CARRIER_PORT_OUT_OF_RANGE,
                        ProvisioningProblem.CARRIER_CIDR_INVALID,
                        ProvisioningProblem.CARRIER_REGISTRATION_INCOMPLETE,
                        ProvisioningProblem.CARRIER_CREDENTIALS_INCOMPLETE,
                        ProvisioningProblem.CARRIER_PREFIX_INVALID,
                        ProvisioningProblem.CARRIER_DIAL_TIMEOUT_OUT_OF_RANGE,
                        ProvisioningProblem.CARRIER_PRIORITY_OUT_OF_RANGE,
                        ProvisioningProblem.CARRIER_LIMIT_OUT_OF_RANGE,
                        ProvisioningProblem.CARRIER_FAILOVER_INVALID,
                        ProvisioningProblem.CARRIER_OUTBOUND_PROXY_INVALID,
                        ProvisioningProblem.CARRIER_EXTERNAL_ID_TAKEN,
                        CommonProblem.TENANT_UNKNOWN)
                .problemsOfWrites(CARRIERS + "/**", ofEndpoints())
                .problems(HttpMethod.POST, CARRIERS, ProvisioningProblem.CARRIER_PRESET_UNKNOWN)
                .problems(HttpMethod.GET, CARRIERS, CommonProblem.TENANT_UNKNOWN)
                .problems(
                        HttpMethod.DELETE,
                        CARRIERS + "/{id}",
                        ProvisioningProblem.CARRIER_IN_USE,
                        CommonProblem.NOT_READY)
                .problems(HttpMethod.GET, CARRIERS + "/{id}/dependents", CommonProblem.NOT_READY)
                .values("CampaignUse.by", "carrier", "dial-prefix")
                .required("CarrierDraft", "name")
                .nullable("CarrierDraft", "password")
                .values("CarrierDraft.provider", PROVIDERS)
                .values("CarrierDraft.registrationType", REGISTRATION_TYPES)
                .values("CarrierDraft.status", CARRIER_STATUSES)
                .values("CarrierDraft.numberFormat", NAMED_NUMBER_FORMATS)
                .values("CarrierDraft.inboundNumberFormat", NAMED_NUMBER_FORMATS)
                .values("CarrierDraft.transport", TRANSPORTS)
                .values("CarrierDraft.calledNumberIn", CALLED_NUMBER_PLACES)
                .values("CarrierDraft.offeredTo", OFFERED_TO)
                .values("CarrierView.provider", PROVIDERS)
                .values("CarrierView.dtmfMode", DTMF_MODES)
                .values("CarrierView.registrationType", REGISTRATION_TYPES)
                .values("CarrierView.status", SHOWN_CARRIER_STATUSES)
                .values("CarrierView.operatorStatus", CARRIER_STATUSES)
                .values("CarrierView.numberFormat", NUMBER_FORMATS)
                .values("CarrierView.inboundNumberFormat", NUMBER_FORMATS)
                .values("CarrierView.transport", TRANSPORTS)
                .values("CarrierView.calledNumberIn", CALLED_NUMBER_PLACES)
                .values("CarrierView.offeredTo", OFFERED_TO)
                .parameterValues("listCarriers", "status", SHOWN_CARRIER_STATUSES)
                .parameterValues("listCarriers", "registrationType", REGISTRATION_TYPES)
                .parameterValues("listCarriers", "provider", PROVIDERS)
                .values("NodeStatusView.aspect", ASPECTS)
                .values("NodeStatusView.state", ENDPOINT_STATES)
                .values("EndpointEventView.aspect", ASPECTS)
                .values("EndpointEventView.state", ENDPOINT_STATES)
                .parameterValues("listCarrierEvents", "state", ENDPOINT_STATES);
    }

    @Bean
    ApiDescription passwordKeyDescription() {
        return ApiDescription.none()
                .problems(
                        HttpMethod.POST,
                        PASSWORD_KEYS + "/rotate",
                        ProvisioningProblem.PASSWORD_KEY_NOT_DISTRIBUTED,
                        ProvisioningProblem.PASSWORD_KEY_UNCONFIRMED,
                        ProvisioningProblem.PASSWORD_KEYSET_READ_ONLY)
                .problems(
                        HttpMethod.DELETE,
                        PASSWORD_KEYS + "/{keyId}",
                        ProvisioningProblem.PASSWORD_KEY_IN_USE,
                        ProvisioningProblem.PASSWORD_KEYSET_READ_ONLY)
                .values("PasswordKeyView.state", "primary", "waiting", "in-use", "removable")
                .values("PlannedRow.change", "added", "changed", "removed", "unchanged");
    }

    @Bean
    ApiDescription clientDescription() {
        return ApiDescription.none()
                .problemsOfWrites(
                        CLIENTS + "/**",
                        ProvisioningProblem.CLIENT_NAME_TAKEN,
                        ProvisioningProblem.CLIENT_USERNAME_TAKEN,
                        ProvisioningProblem.CLIENT_USERNAME_CANNOT_CHANGE,
                        ProvisioningProblem.CLIENT_HOST_INVALID,
                        ProvisioningProblem.CLIENT_PORT_OUT_OF_RANGE,
                        ProvisioningProblem.CLIENT_LIMIT_OUT_OF_RANGE)
                .problemsOfWrites(CLIENTS + "/**", ofEndpoints())
                .problems(
                        HttpMethod.DELETE,
                        CLIENTS + "/{id}",
                        ProvisioningProblem.CLIENT_IN_USE,
                        CommonProblem.NOT_READY)
                .required("ClientDraft", "name")
                .nullable("ClientDraft", "password")
                .nullable("EndpointDraft", "password")
                .values("ClientDraft.status", CLIENT_STATUSES)
                .values("ClientDraft.mode", CLIENT_MODES)
                .values("ClientView.status", CLIENT_STATUSES)
                .values("ClientView.dtmfMode", DTMF_MODES)
                .values("ClientView.mode", CLIENT_MODES)
                .values("EndpointDraft.mode", CLIENT_MODES)
                .values("ClientEndpointView.mode", CLIENT_MODES)
                .parameterValues("listClients", "status", CLIENT_STATUSES)
                .parameterValues("listClients", "mode", CLIENT_MODES);
    }

    @Bean
    ApiDescription dialplanLineDescription() {
        return ApiDescription.none()
                .problemsOfWrites(
                        ApiPath.V1 + "/dialplan-lines/**",
                        ProvisioningProblem.DIALPLAN_LINE_TAKEN,
                        ProvisioningProblem.DIALPLAN_CONTEXT_NOT_ALLOWED,
                        ProvisioningProblem.DIALPLAN_EXTEN_INVALID,
                        ProvisioningProblem.DIALPLAN_EXTEN_RESERVED,
                        ProvisioningProblem.DIALPLAN_APP_NOT_ALLOWED,
                        ProvisioningProblem.DIALPLAN_APPDATA_INVALID)
                .problems(
                        HttpMethod.DELETE,
                        ApiPath.V1 + "/dialplan-lines/outbound-blocks/{prefix}",
                        ProvisioningProblem.CARRIER_IN_USE,
                        CommonProblem.NOT_READY)
                .problems(
                        HttpMethod.POST,
                        ApiPath.V1 + "/dialplan-lines/outbound-blocks",
                        ProvisioningProblem.CARRIER_UNKNOWN,
                        ProvisioningProblem.CARRIER_HAS_PREFIX,
                        ProvisioningProblem.CARRIER_PREFIX_TAKEN,
                        ProvisioningProblem.CARRIER_PREFIX_INVALID,
                        ProvisioningProblem.CARRIER_DIAL_TIMEOUT_OUT_OF_RANGE)
                .required("OutboundBlockDraft", "prefix", "carrierId")
                .required("DialplanLineDraft", "exten", "priority", "app");
    }

    @Bean
    ApiDescription tenantDescription() {
        return ApiDescription.none()
                .problemsOfWrites(
                        TENANTS + "/**",
                        ProvisioningProblem.TENANT_NAME_TAKEN,
                        ProvisioningProblem.TENANT_LIMIT_OUT_OF_RANGE,
                        ProvisioningProblem.TENANT_DESTINATION_INVALID)
                .problems(
                        HttpMethod.DELETE,
                        TENANTS + "/{id}",
                        ProvisioningProblem.TENANT_IN_USE,
                        CommonProblem.NOT_READY)
                .required("TenantDraft", "name")
                .values("TenantDraft.status", TENANT_STATUSES)
                .values("TenantView.status", TENANT_STATUSES)
                .parameterValues("listTenants", "status", TENANT_STATUSES);
    }

    /// A password is required too, but only to create a user.
    @Bean
    ApiDescription userDescription() {
        return ApiDescription.none()
                .problemsOfWrites(
                        USERS + "/**",
                        ProvisioningProblem.USER_NAME_TAKEN,
                        ProvisioningProblem.USER_TENANT_MISMATCH,
                        CommonProblem.TENANT_UNKNOWN,
                        ProvisioningProblem.USER_PASSWORD_WEAK)
                .problems(HttpMethod.GET, USERS, CommonProblem.TENANT_UNKNOWN)
                .problems(HttpMethod.PUT, USERS + "/{id}", ProvisioningProblem.USER_SELF_LOCKOUT)
                .problems(HttpMethod.PATCH, USERS + "/{id}", ProvisioningProblem.USER_SELF_LOCKOUT)
                .problems(HttpMethod.DELETE, USERS + "/{id}", ProvisioningProblem.USER_SELF_LOCKOUT)
                .problems(
                        HttpMethod.PUT,
                        USERS + "/me/password",
                        ProvisioningProblem.EXTERNAL_ISSUER,
                        ProvisioningProblem.USER_PASSWORD_WRONG,
                        ProvisioningProblem.USER_PASSWORD_UNCHANGED,
                        ProvisioningProblem.SIGN_IN_THROTTLED)
                .required("UserDraft", "username", "role")
                .values("UserDraft.role", ROLES)
                .values("UserDraft.status", USER_STATUSES)
                .values("UserView.role", ROLES)
                .values("UserView.status", USER_STATUSES)
                .parameterValues("listUsers", "role", ROLES)
                .parameterValues("listUsers", "status", USER_STATUSES)
                .required("PasswordChangeRequest", "currentPassword", "newPassword");
    }

    @Bean
    ApiDescription signInDescription() {
        return ApiDescription.none()
                .problems(
                        HttpMethod.POST,
                        ApiPath.V1 + "/auth/login",
                        ProvisioningProblem.EXTERNAL_ISSUER,
                        ProvisioningProblem.SIGN_IN_FAILED,
                        ProvisioningProblem.SIGN_IN_THROTTLED)
                .required("SignInRequest", "username", "password")
                .problems(
                        HttpMethod.POST,
                        ApiPath.V1 + "/auth/token",
                        ProvisioningProblem.EXTERNAL_ISSUER,
                        ProvisioningProblem.SIGN_IN_THROTTLED,
                        ProvisioningProblem.REFRESH_TOKEN_INVALID,
                        ProvisioningProblem.API_KEY_REFUSED,
                        ProvisioningProblem.SCOPE_REFUSED,
                        ProvisioningProblem.GRANT_TYPE_UNSUPPORTED)
                .problems(HttpMethod.POST, ApiPath.V1 + "/auth/logout-everywhere", ProvisioningProblem.EXTERNAL_ISSUER)
                .values("TokenRequest.grant_type", "client_credentials", "refresh_token")
                .required("SignOutRequest", "refreshToken");
    }

    @Bean
    ApiDescription apiKeyDescription() {
        return ApiDescription.none()
                .problemsOfWrites(API_KEYS, ProvisioningProblem.USER_TENANT_MISMATCH, CommonProblem.TENANT_UNKNOWN)
                .problems(HttpMethod.GET, API_KEYS, CommonProblem.TENANT_UNKNOWN)
                .required("ApiKeyDraft", "name")
                .values("ApiKeyDraft.role", ROLES)
                .values("ApiKeyView.role", ROLES)
                .parameterValues("listApiKeys", "role", ROLES);
    }

    private static ProvisioningProblem[] ofEndpoints() {
        return new ProvisioningProblem[] {
            ProvisioningProblem.ENDPOINT_CODEC_UNKNOWN,
            ProvisioningProblem.ENDPOINT_SETTING_UNKNOWN,
            ProvisioningProblem.ENDPOINT_SETTING_INVALID
        };
    }
}
