package io.trunkline.data.lists;

import io.trunkline.data.rows.Binds;
import io.trunkline.data.rows.RowReader;
import io.trunkline.web.paging.Cursor;
import io.trunkline.web.paging.Page;
import io.trunkline.web.paging.PageRequest;
import io.trunkline.web.paging.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

/// The query of a list with filters and a choice of orders, in pages from the position of the last row (keyset
/// paging). A filter without a value is left out, so that PostgreSQL plans each combination of filters by itself.
/// ```java
/// new SqlListQuery("id, name, status", "carriers", "id")
///         .where("deleted_at IS NULL")
///         .whereAny("status", "statuses", filter.statuses())
///         .page(database, Map.of("name", SortKey.text("lower(name)")), request, SqlCarriers::carrier);
/// ```
public final class SqlListQuery {
    private final String columns;
    private final String from;
    private final SortKey id;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /// @param columns what the mapper reads
    /// @param from the table, or tables with their joins
    /// @param id the column of type uuid that tells rows with the same sort key apart
    public SqlListQuery(String columns, String from, String id) {
        this(columns, from, SortKey.uuid(id));
    }

    /// @param id what tells rows with the same sort key apart
    public SqlListQuery(String columns, String from, SortKey id) {
        this.columns = columns;
        this.from = from;
        this.id = id;
    }

    public SqlListQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    /// Adds a condition if there is a value for it.
    ///
    /// @param condition with `:name`
    public SqlListQuery where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /// Adds a condition if there is a value for it.
    ///
    /// @param condition with `:name`
    public SqlListQuery where(String condition, String name, Optional<?> value) {
        return where(condition, name, value.isPresent() ? value.get() : null);
    }

    /// Adds a condition if there are values for it.
    ///
    /// @param condition with `:name` for each value
    /// @param named values by name
    public SqlListQuery where(String condition, Map<String, ?> named) {
        if (!named.isEmpty()) {
            conditions.add(condition);
            values.putAll(named);
        }
        return this;
    }

    /// Adds the condition that the column has one of the values, unless there are none.
    public SqlListQuery whereAny(String column, String name, Collection<String> anyOf) {
        return where(column + " = ANY(:" + name + ")", name, anyOf.isEmpty() ? null : Binds.texts(anyOf));
    }

    /// @param keys by each value of the list's `sort`
    /// @param request with a sort
    public <T> Mono<Page<T>> page(
            DatabaseClient database, Map<String, SortKey> keys, PageRequest request, Function<RowReader, T> mapper) {
        Sort sort = request.sort().orElseThrow();
        SortKey key = Objects.requireNonNull(keys.get(sort.key()), sort.key()).then(id);
        Mono<Page<T>> page = rows(database, sort, key, request, mapper)
                .map(rows -> Page.of(rows, request, ListRow::position))
                .map(rows -> rows.map(ListRow::value));
        return request.count() ? Mono.zip(page, count(database), Page::withTotal) : page;
    }

    /// A row with its position in the list.
    private record ListRow<T>(T value, Cursor position) {}

    private <T> Mono<List<ListRow<T>>> rows(
            DatabaseClient database, Sort sort, SortKey key, PageRequest request, Function<RowReader, T> mapper) {
        List<String> where = new ArrayList<>(conditions);
        Map<String, Object> binds = new LinkedHashMap<>(values);
        request.after().ifPresent(after -> {
            after.requireText(0, sort.text());
            where.add(key.isAfter(sort.descending()));
            for (int i = 0; i < key.parts().size(); i++) {
                binds.put("after" + i, key.parts().get(i).type().read(after, i + 1));
            }
        });
        String sql = "SELECT " + columns + ", " + key.columns() + " FROM " + from + whereClause(where) + " ORDER BY "
                + key.orderBy(sort.descending()) + " LIMIT " + request.rowsToRead();
        return bound(database, sql, binds)
                .map(RowReader.with(row -> new ListRow<>(mapper.apply(row), position(sort, key, row))))
                .all()
                .collectList();
    }

    private static Cursor position(Sort sort, SortKey key, RowReader row) {
        return Cursor.of(
                Stream.concat(Stream.of(sort.text()), key.position(row)).toArray());
    }

    private Mono<Long> count(DatabaseClient database) {
        String sql = "SELECT count(*) AS rows FROM (SELECT FROM " + from + whereClause(conditions) + " LIMIT "
                + PageRequest.MAX_COUNT + ") AS counted";
        return bound(database, sql, values)
                .map(RowReader.with(row -> row.bigint("rows")))
                .one();
    }

    private static String whereClause(List<String> conditions) {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private static GenericExecuteSpec bound(DatabaseClient database, String sql, Map<String, Object> values) {
        GenericExecuteSpec query = database.sql(sql);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            query = query.bind(value.getKey(), value.getValue());
        }
        return query;
    }
}
