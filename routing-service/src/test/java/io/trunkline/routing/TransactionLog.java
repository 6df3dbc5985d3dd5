package io.trunkline.routing;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Parameter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.reactivestreams.Publisher;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import reactor.core.publisher.Mono;

/// Records the transactions of a service, with their statements. A statement outside of a transaction is one of
/// its own.
final class TransactionLog implements ConnectionFactoryDecorator {
    private static final int MAX_TRANSACTIONS = 5_000;

    private final Queue<Transaction> transactions = new ConcurrentLinkedQueue<>();

    /// @param values the texts that were bound to the statements, alone or in an array
    private record Transaction(List<String> statements, Set<String> values) {
        Transaction() {
            this(new CopyOnWriteArrayList<>(), ConcurrentHashMap.newKeySet());
        }
    }

    /// The number of statements in each transaction in which one of them had this value.
    List<Integer> statementsWith(String value) {
        return transactions.stream()
                .filter(one -> one.values().contains(value))
                .map(one -> one.statements().size())
                .toList();
    }

    /// The statements of these transactions, with `$1` and so on for their values.
    Set<String> statementTextsWith(String value) {
        return transactions.stream()
                .filter(one -> one.values().contains(value))
                .flatMap(one -> one.statements().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public ConnectionFactory decorate(ConnectionFactory connections) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.from(connections.create()).map(one -> (Connection) proxy(one, new Recording(one)));
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return connections.getMetadata();
            }
        };
    }

    private Transaction begin() {
        Transaction begun = new Transaction();
        transactions.add(begun);
        if (transactions.size() > MAX_TRANSACTIONS) {
            transactions.remove();
        }
        return begun;
    }

    private static Object proxy(Object target, InvocationHandler handler) {
        Class<?> type = target.getClass();
        return Proxy.newProxyInstance(type.getClassLoader(), type.getInterfaces(), handler);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getTargetException();
        }
    }

    private final class Recording implements InvocationHandler {
        private final Connection connection;
        private volatile Transaction current = new Transaction();

        Recording(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object result = call(connection, method, arguments);
            return switch (method.getName()) {
                case "beginTransaction" ->
                    Mono.fromRunnable(() -> current = begin()).then(Mono.from((Publisher<?>) result));
                case "createStatement" -> proxy(result, statement(result, (String) arguments[0]));
                default -> result;
            };
        }

        private InvocationHandler statement(Object statement, String sql) {
            Set<String> values = ConcurrentHashMap.newKeySet();
            return (proxy, method, arguments) -> {
                if (method.getName().equals("bind")) {
                    addTexts(values, arguments[1]);
                }
                if (method.getName().equals("execute")) {
                    Transaction transaction = connection.isAutoCommit() ? begin() : current;
                    transaction.statements().add(sql);
                    transaction.values().addAll(values);
                }
                Object result = call(statement, method, arguments);
                return result == statement ? proxy : result;
            };
        }

        private static void addTexts(Set<String> values, Object bound) {
            Object value = bound instanceof Parameter parameter ? parameter.getValue() : bound;
            if (value instanceof String text) {
                values.add(text);
            } else if (value instanceof String[] texts) {
                Arrays.stream(texts).filter(text -> text != null).forEach(values::add);
            }
        }
    }
}
