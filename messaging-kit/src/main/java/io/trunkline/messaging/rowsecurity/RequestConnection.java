package io.trunkline.messaging.rowsecurity;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.trunkline.messaging.Delegation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A pooled connection of the API role, for one request. Each of its transactions is a [TenantTransaction]. A
/// statement outside of a transaction begins one of its own, which is committed when the connection is closed.
final class RequestConnection implements InvocationHandler {
    private static final TransactionDefinition DEFAULTS = new TransactionDefinition() {
        @Override
        public <T> @Nullable T getAttribute(Option<T> option) {
            return null;
        }
    };

    private final Connection pooled;
    private final VisibleTenants tenants;
    private volatile boolean begunByStatement;

    private RequestConnection(Connection pooled, VisibleTenants tenants) {
        this.pooled = pooled;
        this.tenants = tenants;
    }

    static Connection of(Connection pooled, VisibleTenants tenants) {
        return proxy(Connection.class, new RequestConnection(pooled, tenants));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "beginTransaction" -> begin(arguments == null ? DEFAULTS : (TransactionDefinition) arguments[0]);
            case "createStatement" -> inTransaction(Statement.class, method, arguments);
            case "createBatch" -> inTransaction(Batch.class, method, arguments);
            case "close" -> commitStatement().then(Mono.from(pooled.close()));
            default -> Delegation.call(pooled, method, arguments);
        };
    }

    private <T> T inTransaction(Class<T> type, Method method, Object @Nullable [] arguments) throws Throwable {
        return proxy(type, new InTransaction(Objects.requireNonNull(Delegation.call(pooled, method, arguments))));
    }

    private Mono<Void> begin(TransactionDefinition definition) {
        return Mono.from(pooled.beginTransaction(new TenantTransaction(definition, tenants)));
    }

    private Mono<Void> beginForStatement() {
        return Mono.defer(
                () -> pooled.isAutoCommit() ? begin(DEFAULTS).doOnSuccess(_ -> begunByStatement = true) : Mono.empty());
    }

    /// A statement that failed has reported its own error; its transaction is rolled back.
    private Mono<Void> commitStatement() {
        return Mono.defer(() -> {
            if (!begunByStatement) {
                return Mono.empty();
            }
            begunByStatement = false;
            return Mono.from(pooled.commitTransaction())
                    .onErrorComplete(R2dbcRollbackException.class)
                    .onErrorResume(failed -> Mono.from(pooled.close()).then(Mono.error(failed)));
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /// A statement or batch that is executed in a transaction.
    private final class InTransaction implements InvocationHandler {
        private final Object statement;

        InTransaction(Object statement) {
            this.statement = statement;
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            Object result = Delegation.call(statement, method, arguments);
            if (method.getName().equals("execute")) {
                return beginForStatement()
                        .thenMany(Flux.from((Publisher<? extends Result>) Objects.requireNonNull(result)));
            }
            return result == statement ? proxy : result;
        }
    }
}
