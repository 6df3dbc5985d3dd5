package io.trunkline.provisioning.signinlimits;

import io.trunkline.data.retention.RetentionRule;
import io.trunkline.data.retention.SqlRetentionRule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Deletes the addresses that accounts no longer know.
@Configuration(proxyBeanMethods = false)
class SqlSignInAddressRetention {
    private static final String DELETE_OLD = """
            DELETE FROM sign_in_addresses
            WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM sign_in_addresses WHERE signed_in_at < :before
                ORDER BY signed_in_at LIMIT 2000 FOR UPDATE SKIP LOCKED))
            """;

    @Bean
    RetentionRule signInAddressRetention(DatabaseClient database, SignInLimitSettings settings) {
        return new SqlRetentionRule("sign-in-addresses", settings.knownAddress(), database, DELETE_OLD);
    }
}
