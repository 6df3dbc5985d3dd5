package io.trunkline.messaging.rowsecurity;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.TransactionDefinition;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A transaction that sets `trunkline.tenant` until its end, in the same round trip as its `BEGIN`.
public final class TenantTransaction implements TransactionDefinition {
    private final TransactionDefinition definition;
    private final VisibleTenants tenants;

    TenantTransaction(TransactionDefinition definition, VisibleTenants tenants) {
        this.definition = definition;
        this.tenants = tenants;
    }

    @Override
    public <T> @Nullable T getAttribute(Option<T> option) {
        return definition.getAttribute(option);
    }

    /// Like the driver, sends nothing if a transaction is open.
    ///
    /// @param connection of the driver
    public Mono<Void> begin(Connection connection) {
        return Mono.defer(() -> connection.isAutoCommit()
                ? Flux.from(connection.createStatement(statements()).execute())
                        .flatMap(Result::getRowsUpdated)
                        .then()
                : Mono.empty());
    }

    /// Without parameters, so the driver sends both statements in one message.
    private String statements() {
        IsolationLevel isolation = definition.getAttribute(ISOLATION_LEVEL);
        return "BEGIN"
                + (isolation == null ? "" : " ISOLATION LEVEL " + isolation.asSql())
                + (Boolean.TRUE.equals(definition.getAttribute(READ_ONLY)) ? " READ ONLY" : "")
                + "; SELECT set_config('trunkline.tenant', '" + tenants.setting() + "', true)";
    }
}
