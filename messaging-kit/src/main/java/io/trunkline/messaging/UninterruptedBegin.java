package io.trunkline.messaging;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Lifecycle;
import io.trunkline.messaging.rowsecurity.TenantTransaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import reactor.core.publisher.Mono;

/// Ends the transaction of a request that was canceled while its `BEGIN` was on its way to the database.
///
/// The driver sees no transaction at that time, so nothing is rolled back, and the connection returns to the pool
/// within an open transaction. What its next user writes without a transaction of its own would then not be
/// committed. With this class the next user waits until the `BEGIN` has ended, and the transaction is rolled back
/// first. Without such an accident it costs nothing: the driver knows from each response whether a transaction
/// is open.
final class UninterruptedBegin implements ConnectionFactoryDecorator {

    @Override
    public ConnectionFactory decorate(ConnectionFactory connections) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.from(connections.create()).map(UninterruptedBegin::decorated);
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return connections.getMetadata();
            }
        };
    }

    private static Connection decorated(Connection connection) {
        Class<?>[] interfaces = Stream.concat(
                        Stream.of(connection.getClass().getInterfaces()), Stream.of(Lifecycle.class))
                .toArray(Class<?>[]::new);
        return (Connection) Proxy.newProxyInstance(
                connection.getClass().getClassLoader(), interfaces, new Transactions(connection));
    }

    /// Passes every call on to the connection. The pool calls `postAllocate` before it hands out the connection.
    private static final class Transactions implements InvocationHandler {

        private final Connection connection;
        private volatile Mono<Void> begun = Mono.empty();

        Transactions(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return switch (method.getName()) {
                    case "beginTransaction" -> begin(beginOf(method, arguments));
                    case "rollbackTransaction" -> afterBegin(publisher(method, arguments));
                    case "postAllocate" -> afterBegin(Mono.defer(this::rollBackIfOpen));
                    case "preRelease" -> Mono.empty();
                    default -> method.invoke(connection, arguments);
                };
            } catch (InvocationTargetException failed) {
                throw failed.getTargetException();
            }
        }

        private Publisher<Void> beginOf(Method method, Object @Nullable [] arguments)
                throws InvocationTargetException, IllegalAccessException {
            return arguments != null && arguments[0] instanceof TenantTransaction transaction
                    ? transaction.begin(connection)
                    : publisher(method, arguments);
        }

        @SuppressWarnings("unchecked")
        private Publisher<Void> publisher(Method method, Object @Nullable [] arguments)
                throws InvocationTargetException, IllegalAccessException {
            return (Publisher<Void>) method.invoke(connection, arguments);
        }

        /// A cached Mono continues when its subscriber is canceled.
        private Mono<Void> begin(Publisher<Void> begin) {
            return Mono.defer(() -> {
                Mono<Void> uninterrupted = Mono.from(begin).cache();
                begun = uninterrupted;
                return uninterrupted;
            });
        }

        private Mono<Void> afterBegin(Publisher<Void> next) {
            return Mono.defer(() -> begun.onErrorComplete().then(Mono.from(next)));
        }

        private Mono<Void> rollBackIfOpen() {
            return connection.isAutoCommit() ? Mono.empty() : Mono.from(connection.rollbackTransaction());
        }
    }
}
