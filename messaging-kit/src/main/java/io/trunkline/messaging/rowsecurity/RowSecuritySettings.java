package io.trunkline.messaging.rowsecurity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param apiUser the API role
/// @param apiPassword its password
/// @param apiConnections how many of the connections of a replica (`spring.r2dbc.pool.max-size`) are for requests
@ConfigurationProperties("trunkline.database")
record RowSecuritySettings(String apiUser, @Nullable String apiPassword, int apiConnections) {
    @Override
    public String toString() {
        return "RowSecuritySettings[apiUser=%s, apiConnections=%d]".formatted(apiUser, apiConnections);
    }
}
